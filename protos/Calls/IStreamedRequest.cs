namespace Robotics.Protos.Calls;

/// <summary>A request of a stream that is answered one for one.</summary>
internal interface IStreamedRequest
{
    /// <summary>Counts the requests of the stream; 0 for one that asks for no answer.</summary>
    ulong Number { get; set; }

    /// <summary>The operation that it is a part of, as W3C's traceparent; empty for none.</summary>
    string TraceParent { get; set; }
}
