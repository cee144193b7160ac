using System.Diagnostics.CodeAnalysis;
using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>Takes goals and carries them out, each in a task of its own. Thread-safe.</summary>
/// <remarks>The results of the last goals are kept for clients that ask late.</remarks>
internal sealed class ActionServer<TGoal, TResult, TFeedback> : IDisposable
    where TGoal : IMessage<TGoal>
    where TResult : IMessage<TResult>, new()
    where TFeedback : IMessage<TFeedback>
{
    /// <summary>Goals remembered, at most.</summary>
    private const int MaxGoals = 64;

    private readonly ServiceServer<WithGoalId<TGoal>, SendGoalResponse> _send;
    private readonly ServiceServer<GetResultRequest, GetResultResponse<TResult>> _result;
    private readonly ServiceServer<CancelGoalRequest, CancelGoalResponse> _cancel;
    private readonly Publisher<WithGoalId<TFeedback>> _feedback;
    private readonly Publisher<GoalStatusArray> _status;
    private readonly Func<ActionGoal<TGoal, TFeedback>, Task<(sbyte Status, TResult Result)>> _execute;
    private readonly RosClock _clock;
    private readonly Lock _gate = new();
    private readonly List<RunningGoal<TResult>> _goals = [];

    /// <param name="node">Whose server it is.</param>
    /// <param name="names">The action's.</param>
    /// <param name="clock">Stamps the goals.</param>
    /// <param name="execute">Carries a goal out and gives a constant of action_msgs/msg/GoalStatus with the result. What it throws counts as aborted.</param>
    public ActionServer(RosNode node, ActionNames names, RosClock clock, Func<ActionGoal<TGoal, TFeedback>, Task<(sbyte Status, TResult Result)>> execute)
    {
        (_clock, _execute) = (clock, execute);
        _feedback = node.Publisher<WithGoalId<TFeedback>>(names.Feedback, names.FeedbackType, Qos.Default);
        _status = node.Publisher<GoalStatusArray>(names.Status, Qos.ActionStatus);
        _result = node.Serve<GetResultRequest, GetResultResponse<TResult>>(names.GetResult, names.GetResultType, (_, id, request) => Result(id, request.Id));
        _cancel = node.Serve<CancelGoalRequest, CancelGoalResponse>(names.CancelGoal, CancelGoalService.RosType, (server, id, request) => server.Reply(id, Cancel(request)));
        _send = node.Serve<WithGoalId<TGoal>, SendGoalResponse>(names.SendGoal, names.SendGoalType, Accept);
    }

    public void Dispose()
    {
        _send.Dispose();
        lock (_gate)
        {
            foreach (RunningGoal<TResult> goal in _goals) goal.Cancel();
        }

        _cancel.Dispose();
        _result.Dispose();
        _status.Dispose();
        _feedback.Dispose();
    }

    private void Accept(ServiceServer<WithGoalId<TGoal>, SendGoalResponse> server, RequestId request, WithGoalId<TGoal> sent)
    {
        RunningGoal<TResult> goal = new(sent.Id, _clock.Now);
        bool accepted;
        lock (_gate)
        {
            accepted = _goals.All(g => g.Id != sent.Id);
            if (accepted) _goals.Add(goal);
            int ended = _goals.FindIndex(g => g.Response is not null);
            if (_goals.Count > MaxGoals && ended >= 0)
            {
                _goals[ended].Dispose();
                _goals.RemoveAt(ended);
            }
        }

        server.Reply(request, new() { Accepted = accepted, Stamp = goal.Stamp.ToTime() });
        if (accepted) _ = Task.Run(() => ExecuteAsync(goal, sent.Content));
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge of a goal: whatever goes wrong in it is the goal's end, and its client is told.")]
    private async Task ExecuteAsync(RunningGoal<TResult> goal, TGoal content)
    {
        goal.Status = GoalStatus.STATUS_EXECUTING;
        Tell();
        GetResultResponse<TResult> response;
        try
        {
            (sbyte status, TResult result) = await _execute(new(goal.Id, content, f => _feedback.Publish(new() { Id = goal.Id, Content = f }), goal.Cancelled));
            response = new() { Status = status, Result = result };
        }
        catch (OperationCanceledException) when (goal.Cancelled.IsCancellationRequested)
        {
            response = new() { Status = GoalStatus.STATUS_CANCELED, Result = new TResult() };
        }
        catch (Exception)
        {
            response = new() { Status = GoalStatus.STATUS_ABORTED, Result = new TResult() };
        }

        RequestId[] waiting;
        lock (_gate) waiting = goal.End(response);
        Tell();
        foreach (RequestId request in waiting) _result.Reply(request, response);
    }

    private void Result(RequestId request, GoalId id)
    {
        GetResultResponse<TResult>? response;
        lock (_gate)
        {
            RunningGoal<TResult>? goal = _goals.Find(g => g.Id == id);
            response = goal is null ? new() { Status = GoalStatus.STATUS_UNKNOWN, Result = new TResult() } : goal.Response;
            if (response is null) goal!.Waiting.Add(request);
        }

        if (response is not null) _result.Reply(request, response);
    }

    private CancelGoalResponse Cancel(CancelGoalRequest request)
    {
        GoalId id = GoalId.Of(request.GoalInfo.GoalId.Uuid);
        TimeSpan before = request.GoalInfo.Stamp.ToTimeSpan();
        bool all = id.Value == 0 && before == TimeSpan.Zero;
        RunningGoal<TResult>[] meant;
        sbyte code;
        lock (_gate)
        {
            meant = [.. _goals.Where(g => g.Response is null && (all || g.Id == id || (before > TimeSpan.Zero && g.Stamp <= before)))];
            RunningGoal<TResult>? named = _goals.Find(g => g.Id == id);
            code = meant.Length > 0 || all ? CancelGoalResponse.ERROR_NONE
                : named is null ? CancelGoalResponse.ERROR_UNKNOWN_GOAL_ID : CancelGoalResponse.ERROR_GOAL_TERMINATED;
            foreach (RunningGoal<TResult> goal in meant) goal.Status = GoalStatus.STATUS_CANCELING;
        }

        foreach (RunningGoal<TResult> goal in meant) goal.Cancel();
        return new() { ReturnCode = code, GoalsCanceling = [.. meant.Select(g => g.Info())] };
    }

    private void Tell()
    {
        GoalStatus[] all;
        lock (_gate) all = [.. _goals.Select(g => new GoalStatus { GoalInfo = g.Info(), Status = g.Status })];
        _status.Publish(new() { StatusList = all });
    }
}
