using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>Sends goals to an action server. Thread-safe.</summary>
internal sealed class ActionClient<TGoal, TResult, TFeedback> : IDisposable
    where TGoal : IMessage<TGoal>
    where TResult : IMessage<TResult>
    where TFeedback : IMessage<TFeedback>
{
    private readonly ServiceClient<WithGoalId<TGoal>, SendGoalResponse> _send;
    private readonly ServiceClient<GetResultRequest, GetResultResponse<TResult>> _result;
    private readonly ServiceClient<CancelGoalRequest, CancelGoalResponse> _cancel;
    private readonly IDisposable _feedback;

    /// <param name="node">Whose client it is.</param>
    /// <param name="names">The action's.</param>
    /// <param name="feedback">Takes feedback, on the transport's thread; null when nobody wants it.</param>
    public ActionClient(RosNode node, ActionNames names, Action<GoalId, TFeedback>? feedback = null)
    {
        _send = node.Client<WithGoalId<TGoal>, SendGoalResponse>(names.SendGoal, names.SendGoalType);
        _result = node.Client<GetResultRequest, GetResultResponse<TResult>>(names.GetResult, names.GetResultType);
        _cancel = node.Client<CancelGoalRequest, CancelGoalResponse>(names.CancelGoal, CancelGoalService.RosType);
        _feedback = node.Subscribe(names.Feedback, names.FeedbackType, Qos.Default, (ref reader) =>
        {
            if (feedback is null) return;
            WithGoalId<TFeedback> message = WithGoalId<TFeedback>.Read(ref reader);
            feedback(message.Id, message.Content);
        });
    }

    public bool Ready => _send.Ready && _result.Ready && _cancel.Ready;

    /// <inheritdoc cref="ITransportClient.Obstacle"/>
    public string? Obstacle => _send.Obstacle;

    /// <returns>The goal's id; null when the server does not accept it.</returns>
    /// <exception cref="RoboticsException">Unavailable: no server is there, or only one that would misread the request.</exception>
    public async Task<GoalId?> SendAsync(TGoal goal, CancellationToken ct)
    {
        GoalId id = GoalId.Next();
        SendGoalResponse response = await _send.CallAsync(new() { Id = id, Content = goal }, ct);
        return response.Accepted ? id : null;
    }

    /// <summary>Waits for the goal to end.</summary>
    public async Task<GetResultResponse<TResult>> ResultAsync(GoalId id, CancellationToken ct) => await _result.CallAsync(new() { Id = id }, ct);

    /// <summary>Whether the server goes about ending the goal.</summary>
    public async Task<bool> CancelAsync(GoalId id, CancellationToken ct)
    {
        CancelGoalRequest request = new();
        request.GoalInfo.GoalId.Uuid = id.ToBytes();
        return (await _cancel.CallAsync(request, ct)).ReturnCode == CancelGoalResponse.ERROR_NONE;
    }

    public void Dispose()
    {
        _feedback.Dispose();
        _cancel.Dispose();
        _result.Dispose();
        _send.Dispose();
    }
}
