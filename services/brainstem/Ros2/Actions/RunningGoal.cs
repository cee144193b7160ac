using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>What a server keeps of a goal. Guarded by the server's lock.</summary>
internal sealed class RunningGoal<TResult>(GoalId id, TimeSpan stamp) : IDisposable
    where TResult : IMessage<TResult>
{
    private readonly CancellationTokenSource _cancel = new();

    public GoalId Id => id;

    /// <summary>When it was accepted, on the node's clock.</summary>
    public TimeSpan Stamp => stamp;

    public sbyte Status { get; set; } = GoalStatus.STATUS_ACCEPTED;

    /// <summary>Null while it runs.</summary>
    public GetResultResponse<TResult>? Response { get; private set; }

    /// <summary>Requests for the result that wait for the end.</summary>
    public List<RequestId> Waiting { get; } = [];

    public CancellationToken Cancelled => _cancel.Token;

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();

    public RequestId[] End(GetResultResponse<TResult> response)
    {
        (Status, Response) = (response.Status, response);
        return [.. Waiting];
    }

    public GoalInfo Info()
    {
        GoalInfo info = new() { Stamp = stamp.ToTime() };
        info.GoalId.Uuid = id.ToBytes();
        return info;
    }
}
