using System.Diagnostics;

namespace Robotics.Protos.Calls;

/// <summary>Spans of calls to regions. One trace goes from the command line to the servo log: unary calls carry it in their headers, the requests of a stream each in itself.</summary>
public static class CallTrace
{
    /// <summary>The source's name, for whoever exports it.</summary>
    public const string SourceName = "Robotics";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins an operation of this process, e.g. a run at the command line. It has an id whether or not anybody listens.</summary>
    public static Activity Begins(string name) => Source.StartActivity(name) ?? new Activity(name).Start();

    /// <summary>Null while nobody listens.</summary>
    internal static Activity? Asks(string call) => Source.StartActivity(call, ActivityKind.Client);

    /// <summary>The answering of a request in a stream, as part of its asker's operation; null when that has none.</summary>
    internal static Activity? Answers(string call, string traceParent)
    {
        if (traceParent.Length == 0) return null;
        return Source.StartActivity(call, ActivityKind.Server, traceParent) ?? new Activity(call).SetParentId(traceParent).Start();
    }
}
