using Robotics.Sim.Evaluation;

namespace Robotics.Sim.Libero;

/// <summary>An episode of a LIBERO task. Success is counted as published: the goal held after any control step, settle steps left out.</summary>
internal sealed class LiberoEpisode : IEpisode
{
    private readonly LiberoArm _arm;

    public LiberoEpisode(EpisodeTask task, LiberoArm arm)
    {
        (Task, _arm) = (task, arm);
        arm.ControlStepEnded = () => SucceededSoFar |= SucceedsNow;
    }

    public EpisodeTask Task { get; }

    public ISimulatedDriver Driver => _arm;

    public ImmutableArray<double> State => _arm.State;

    public bool SucceededSoFar { get; private set; }

    public bool SucceedsNow => _arm.GoalHolds;

    public void Dispose() => _arm.Dispose();
}
