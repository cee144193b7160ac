namespace Robotics.Protos.Calls;

/// <summary>An answer in a stream.</summary>
internal interface IStreamedAnswer
{
    /// <summary>Of the request that it answers.</summary>
    ulong Number { get; set; }

    /// <summary>What the other side threw; null for nothing.</summary>
    V1.CallError? Error { get; }
}
