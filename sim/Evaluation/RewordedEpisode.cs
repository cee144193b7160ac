namespace Robotics.Sim.Evaluation;

/// <summary>An episode whose instruction is said in other words; everything else is the inner episode's.</summary>
public sealed class RewordedEpisode(IEpisode inner, string instruction) : IEpisode
{
    public EpisodeTask Task { get; } = inner.Task with { Instruction = instruction };

    public ISimulatedDriver Driver => inner.Driver;

    public ImmutableArray<double> State => inner.State;

    public bool SucceededSoFar => inner.SucceededSoFar;

    public bool SucceedsNow => inner.SucceedsNow;

    public void Dispose() => inner.Dispose();
}
