using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;

namespace Robotics.Sim.Scenes;

/// <summary>An episode in an embedded scene.</summary>
internal sealed class SceneEpisode : IEpisode
{
    private readonly SimulatedArm arm;
    private readonly SceneTruth truth;
    private readonly Predicate<SceneTruth> goal;

    public SceneEpisode(EpisodeTask task, SimulatedArm arm, int hand, Predicate<SceneTruth> goal)
    {
        (Task, this.arm, this.goal) = (task, arm, goal);
        truth = new SceneTruth(arm.Data, hand);
        arm.ControlStepEnded = () => SucceededSoFar |= SucceedsNow;
    }

    public EpisodeTask Task { get; }

    public ISimulatedDriver Driver => arm;

    public ImmutableArray<double> State => arm.Data.FullState();

    public bool SucceededSoFar { get; private set; }

    public bool SucceedsNow => goal(truth);

    public void Dispose() => arm.Dispose();
}
