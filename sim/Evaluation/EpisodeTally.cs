namespace Robotics.Sim.Evaluation;

/// <summary>Gathers from a task's events what its result has to say.</summary>
internal sealed class EpisodeTally
{
    private readonly SortedDictionary<string, int> _clipped = new(StringComparer.Ordinal);
    private readonly List<Plan> _plans = [];
    private readonly List<SubgoalEnded> _attempts = [];
    private readonly List<RecoveryChosen> _recoveries = [];
    private SceneGraph? _firstScene;
    private TaskOutcome? _outcome;

    /// <summary>The gripper's last command, −1 open … +1 closed.</summary>
    public double Gripper { get; private set; } = -1;

    /// <exception cref="RoboticsException">Internal: the task's events did not end with <see cref="TaskEnded"/>.</exception>
    public TaskOutcome Outcome =>
        _outcome ?? throw new RoboticsException(ErrorCode.Internal, "The task's events ended without a TaskEnded.");

    public void Add(TaskEvent e)
    {
        switch (e)
        {
            case TaskStarted started:
                _firstScene = started.Scene;
                break;
            case PlanMade { Outcome.Plan: { } plan }:
                _plans.Add(plan);
                break;
            case ControlStepped stepped:
                Gripper = stepped.Step.Applied.Applied[^1];
                foreach (string rule in stepped.Step.Applied.Clipped) _clipped[rule] = _clipped.GetValueOrDefault(rule) + 1;
                break;
            case SubgoalEnded ended:
                _attempts.Add(ended);
                break;
            case RecoveryChosen recovery:
                _recoveries.Add(recovery);
                break;
            case TaskEnded ended:
                _outcome = ended.Outcome;
                break;
        }
    }

    public EpisodeResult Result(EpisodeTask task, bool? success, bool atEnd) => new()
    {
        Task = task,
        Outcome = Outcome,
        Success = success,
        SuccessAtEnd = atEnd,
        Clipped = _clipped.ToImmutableSortedDictionary(StringComparer.Ordinal),
        FirstScene = _firstScene,
        Plans = [.. _plans],
        Attempts = [.. _attempts],
        Recoveries = [.. _recoveries],
    };
}
