namespace Robotics.Sim.Evaluation;

/// <summary>An environment at its initial state, ready for one episode. Its goal check is never shown to a brain.</summary>
/// <remarks>Not thread-safe; the owner disposes it. An engine that loses the state ends the episode through the driver's step result.</remarks>
public interface IEpisode : IDisposable
{
    EpisodeTask Task { get; }

    /// <summary>The body, already settled. It also implements <see cref="IBodySensors"/>.</summary>
    ISimulatedDriver Driver { get; }

    /// <summary>The whole state of the physics: time (s), generalised positions and velocities, in the model's order, as initial states are stored. Never shown to a brain.</summary>
    ImmutableArray<double> State { get; }

    /// <summary>Whether the goal held after any control step so far (as LIBERO's published evaluations count).</summary>
    bool SucceededSoFar { get; }

    /// <summary>Whether the goal holds now.</summary>
    bool SucceedsNow { get; }
}
