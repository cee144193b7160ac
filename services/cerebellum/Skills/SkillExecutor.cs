using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Carries out subgoals by model-based skills: a closed loop at control rate on the perceived scene, one action a control step.</summary>
/// <remarks>One session at a time; not thread-safe. A skill's failure is an outcome with a cause.</remarks>
public sealed class SkillExecutor : ISkillExecutor
{
    private readonly IBody _body;
    private readonly IPerception _perception;
    private readonly Func<IRobotModel?>? _model;
    private readonly ActionSpace _space;
    private readonly Hand _hand;
    private readonly RestingPoses _resting = new();
    private readonly SessionBook<SkillRun> _runs = new("skill session");
    private readonly CommandHistory _history;
    private long _begun;
    private SceneGraph? _before;

    /// <param name="body">The body to command; it must take OSC pose deltas.</param>
    /// <param name="perception">Gives the scene after each control step.</param>
    /// <param name="model">The arm's model, for reachability; null when there is none. Called once.</param>
    /// <param name="history">What other executors of the body have commanded; null when there are none.</param>
    /// <exception cref="RoboticsException">Unsupported: the body takes no OSC pose deltas in the world frame.</exception>
    public SkillExecutor(IBody body, IPerception perception, Func<IRobotModel?>? model = null, CommandHistory? history = null)
    {
        (_body, _perception, _model, _history) = (body, perception, model, history ?? new CommandHistory());
        _hand = new(body.Description.Gripper);
        _space = body.Description.ActionSpaces.FirstOrDefault(s =>
                s is { Kind: ActionKind.OscPoseDelta, Frame: ActionFrame.World, RotationForm: RotationForm.AxisAngle })
            ?? throw new RoboticsException(
                ErrorCode.Unsupported,
                $"Skills command OSC pose deltas in the world frame; {body.Description.RobotName} takes {string.Join(", ", body.Description.ActionSpaces.Select(s => $"{s.Kind} in {s.Frame}"))}.");
    }

    /// <inheritdoc/>
    public async ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct)
    {
        Observation now = await _body.ObserveAsync(ObservationRequest.Proprioception, ct);
        SceneGraph scene = await _perception.PerceiveAsync(at, ct);
        _history.Find(scene.Robot);
        SkillContext context = new()
        {
            Subgoal = subgoal,
            Body = _body.Description,
            Hand = _hand,
            Model = Model,
            Arm = Arm,
            Resting = _resting,
            Failed = [.. tried.Edges.Where(e => e.Step == subgoal.Step).Select(e => e.Choice)],
            Scene = scene,
            Before = _before?.At.TaskId == at.TaskId ? _before : null,
            Gripper = _history.Gripper,
        };
        SkillSession session = new($"{subgoal.Id}#{++_begun}");
        _runs.Begin(session, new SkillRun(context, lease, at, now.Step));
        return session;
    }

    /// <inheritdoc/>
    public async ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
    {
        SkillRun run = _runs.Find(session);
        StepTelling steps = new(stepped);
        for (int i = 0; i < maxControlSteps && run.Outcome is null; i++)
        {
            if (run.Next() is not { } move) break;
            if (await StepAsync(run, move, steps, ct) is { } step) steps.Add(step);
        }

        return new(steps.All, run.Outcome);
    }

    /// <inheritdoc/>
    public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct)
    {
        SkillRun run = _runs.Find(session);
        run.End(why);
        _runs.End(session);
        return ValueTask.FromResult(run.Outcome!);
    }

    private IRobotModel? Model => field ??= _model?.Invoke();

    private ArmSweep? Arm => field ??= Model is { } model ? new(_body.Description, model) : null;

    private ArmServo? Servo => field ??= Model is { } model ? new(_body.Description, model, _space) : null;

    /// <summary>Commands one control step and looks at the result; null when the body played nothing.</summary>
    private async ValueTask<SkillStep?> StepAsync(SkillRun run, SkillMove move, StepTelling before, CancellationToken ct)
    {
        SceneGraph scene = run.Context.Scene;
        ActionChunk chunk = new()
        {
            Space = _space,
            TaskId = run.At.TaskId,
            SubgoalId = run.Context.Subgoal.Id,
            Epoch = run.Lease.Epoch,
            Sequence = _history.Next(run.Lease.Epoch),
            ComputedFrom = run.At.Time,
            FirstStep = run.BodyStep,
            Values = ServoLaw.Action(
                scene.Robot.TcpInWorld, move, _space,
                Servo is { } servo ? (displacement, turn) => servo.Command(scene.Robot, (run.Context.Before ?? scene).Robot, displacement, turn, move.Presses) : null),
        };
        ChunkOutcome outcome = await before.WhileAsync(_body.ExecuteAsync(run.Lease, chunk, ct));
        _history.Gripper = move.Gripper;
        run.Ended(outcome);
        if (outcome.Steps.IsEmpty) return null;
        AppliedStep applied = outcome.Steps[^1];
        run.Stepped(applied.Time);
        run.Context.Before = _before = scene;
        run.Context.Scene = await _perception.PerceiveAsync(run.At, ct);
        return new(applied, run.Context.Scene, move.Phase);
    }
}
