using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Messages.DiagnosticMsgs;
using Robotics.Brainstem.Ros2.Messages.LifecycleMsgs;
using Robotics.Brainstem.Ros2.Messages.RoboticsMsgs;
using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Messages.StdSrvs;
using Robotics.Brainstem.Ros2.Messages.VisualizationMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Brain;

/// <summary>
/// What the rest of a cell sees of a brain, and may ask of it: /brain/goal (action robotics_msgs/Achieve), /brain/plan, /brain/verdict, /brain/scene, /diagnostics,
/// /brain/stop (std_msgs/String with the reason), which stops the body at once, and /brain/reset (std_srvs/Trigger), with which an operator ends the stop.
/// </summary>
public sealed class BrainTopics : IDisposable
{
    /// <summary>Control steps between two scenes, and between two reports of the servo loop.</summary>
    private const int SceneEvery = 4, TimingEvery = 20;

    private readonly RosClock _clock;
    private readonly Lifecycle _lifecycle;
    private readonly ParameterServices _parameters;
    private readonly Publisher<Messages.RoboticsMsgs.Plan> _plans;
    private readonly Publisher<Messages.RoboticsMsgs.Verdict> _verdicts;
    private readonly Publisher<MarkerArray> _scenes;
    private readonly Publisher<DiagnosticArray> _diagnostics;
    private readonly ITransportSubscription _stop;
    private readonly ServiceServer<TriggerRequest, TriggerResponse> _reset;
    private readonly ActionServer<AchieveGoal, AchieveResult, AchieveFeedback>? _goals;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _frame;
    private readonly string _name;
    private SpokenNames _names = SpokenNames.None;
    private Action<AchieveFeedback>? _feedback;
    private readonly Func<ServoTiming> _timing;
    private long _late;
    private string _subgoal = "";
    private uint _steps;

    /// <param name="robot">The connection whose node the brain speaks through.</param>
    /// <param name="stop">Called when somebody asks for a stop, with the reason; short, and without waiting.</param>
    /// <param name="reset">Called when an operator ends the stop; likewise.</param>
    /// <param name="timing">How the servo loop keeps its deadlines.</param>
    /// <param name="achieve">Carries out an instruction and reports its events to <see cref="Report"/>; null when no goals are taken.</param>
    public BrainTopics(RosRobot robot, Action<string> stop, Action reset, Func<ServoTiming> timing, Func<string, CancellationToken, Task<TaskOutcome>>? achieve)
    {
        ArgumentNullException.ThrowIfNull(robot);
        RosNode node = robot.Node;
        (_frame, _name, _timing) = (robot.WorldFrame, node.Name, timing);
        _clock = new RosClock(node, robot.Clock);
        _lifecycle = new Lifecycle(node, _clock);
        _parameters = new ParameterServices(node);
        _plans = node.Publisher<Messages.RoboticsMsgs.Plan>("/brain/plan", Qos.Latched);
        _verdicts = node.Publisher<Messages.RoboticsMsgs.Verdict>("/brain/verdict", Qos.Default);
        _scenes = node.Publisher<MarkerArray>("/brain/scene", Qos.Default);
        _diagnostics = node.Publisher<DiagnosticArray>("/diagnostics", Qos.Default);
        _stop = node.Subscribe<Messages.StdMsgs.String>("/brain/stop", Qos.Default, m => stop(m.Data));
        _reset = node.Serve<TriggerService, TriggerRequest, TriggerResponse>("/brain/reset", _ =>
        {
            reset();
            return new() { Success = true };
        });
        if (achieve is not null)
            _goals = new(node, new ActionNames(node.Resolve("/brain/goal"), AchieveAction.RosType), _clock, goal => AchieveAsync(goal, achieve));
        _lifecycle.Become(State.PRIMARY_STATE_INACTIVE, "configure");
    }

    /// <summary>Tells the cell of an event of a task. Called in the events' order.</summary>
    public void Report(TaskEvent e)
    {
        switch (e)
        {
            case TaskStarted started:
                _names = new SpokenNames(started.Scene);
                (_subgoal, _steps) = ("", 0);
                _lifecycle.Become(State.PRIMARY_STATE_ACTIVE, "activate");
                _scenes.Publish(SceneMarkers.Of(started.Scene, Header()));
                break;
            case PlanMade made:
                _plans.Publish(Told(made));
                break;
            case SubgoalStarted started:
                _subgoal = _names.Speak(started.Subgoal.Sentence);
                Diagnose(DiagnosticStatus.OK, _subgoal, Cause.None);
                break;
            case ControlStepped stepped:
                Stepped(stepped);
                break;
            case SubgoalJudged judged:
                Told(judged.At, judged.Subgoal, judged.Verdict);
                break;
            case SubgoalEnded ended:
                Told(ended.At, ended.Subgoal, ended.Verdict);
                break;
            case TaskEnded ended:
                Diagnose(ended.Outcome.Claimed ? DiagnosticStatus.OK : DiagnosticStatus.ERROR, _names.Speak(ended.Outcome.Text), ended.Outcome.Cause);
                DiagnoseTiming();
                _lifecycle.Become(State.PRIMARY_STATE_INACTIVE, "deactivate");
                break;
        }
    }

    public void Dispose()
    {
        _goals?.Dispose();
        _reset.Dispose();
        _stop.Dispose();
        _lifecycle.Become(State.PRIMARY_STATE_FINALIZED, "shutdown");
        _diagnostics.Dispose();
        _scenes.Dispose();
        _verdicts.Dispose();
        _plans.Dispose();
        _parameters.Dispose();
        _lifecycle.Dispose();
        _clock.Dispose();
        _turn.Dispose();
    }

    private async Task<(sbyte Status, AchieveResult Result)> AchieveAsync(
        ActionGoal<AchieveGoal, AchieveFeedback> goal, Func<string, CancellationToken, Task<TaskOutcome>> achieve)
    {
        if (!await _turn.WaitAsync(0, goal.Cancelled))
            return (GoalStatus.STATUS_ABORTED, new() { Cause = nameof(Cause.LeaseLost), Text = "Another goal is being carried out." });
        try
        {
            _feedback = goal.Feedback;
            TaskOutcome outcome = await achieve(goal.Content.Instruction, goal.Cancelled);
            AchieveResult result = new() { Reached = outcome.Claimed, Cause = outcome.Cause.ToString(), Text = _names.Speak(outcome.Text), Steps = (uint)outcome.Steps };
            return (outcome.Claimed ? GoalStatus.STATUS_SUCCEEDED : outcome.Cause == Cause.Cancelled ? GoalStatus.STATUS_CANCELED : GoalStatus.STATUS_ABORTED, result);
        }
        finally
        {
            _feedback = null;
            _turn.Release();
        }
    }

    private void Stepped(ControlStepped stepped)
    {
        _steps++;
        _feedback?.Invoke(new() { Subgoal = _subgoal, Step = _steps });
        if (_steps % TimingEvery == 0) DiagnoseTiming();
        if (_steps % SceneEvery == 0 && _scenes.Matched > 0) _scenes.Publish(SceneMarkers.Of(stepped.Step.Scene, Header()));
    }

    private Messages.RoboticsMsgs.Plan Told(PlanMade made) => new()
    {
        Header = Header(),
        Task = made.At.TaskId,
        Number = (uint)made.Number,
        Goal = _names.Speak(made.Outcome.Plan?.Goal.ToString() ?? ""),
        Impossible = _names.Speak(made.Outcome.Impossible ?? ""),
        Subgoals =
        [
            .. (made.Outcome.Plan?.Subgoals ?? []).Select(s => new Messages.RoboticsMsgs.Subgoal { Id = s.Id, Sentence = _names.Speak(s.Sentence), StepBudget = (uint)s.StepBudget }),
        ],
    };

    private void Told(TaskStep at, Core.Tasks.Subgoal subgoal, Core.Verification.Verdict verdict) => _verdicts.Publish(new()
    {
        Header = Header(),
        Task = at.TaskId,
        Subgoal = _names.Speak(subgoal.Sentence),
        Kind = verdict.Kind.ToString(),
        Cause = verdict.Cause.ToString(),
        Text = _names.Speak(verdict.Text),
    });

    private void Diagnose(byte level, string text, Cause cause)
    {
        DiagnosticStatus status = new() { Level = level, Name = $"{_name}: task", Message = text, Values = [new() { Key = "cause", Value = cause.ToString() }] };
        _diagnostics.Publish(new() { Header = Header(), Status = [status] });
    }

    /// <summary>Deadlines that were missed since the last report are a warning.</summary>
    private void DiagnoseTiming()
    {
        ServoTiming timing = _timing();
        bool missed = timing.LatePeriods > _late;
        _late = timing.LatePeriods;
        DiagnosticStatus status = new()
        {
            Level = missed ? DiagnosticStatus.WARN : DiagnosticStatus.OK,
            Name = $"{_name}: servo",
            Message = missed ? "Servo periods ended late." : "ok",
            Values = [new() { Key = "missed_deadlines", Value = $"{timing.LatePeriods}" }, new() { Key = "refused", Value = string.Join("; ", timing.Refused) }],
        };
        _diagnostics.Publish(new() { Header = Header(), Status = [status] });
    }

    private Header Header() => new() { Stamp = _clock.Now.ToTime(), FrameId = _frame };
}
