namespace Robotics.Sim.Evaluation;

/// <summary>What can be chosen of an environment beside the episode. Suites that offer no choice pass over it.</summary>
public sealed record EnvironmentOptions
{
    /// <inheritdoc cref="EpisodeRequest.Mode"/>
    public string Mode { get; init; } = "fast";

    /// <inheritdoc cref="EpisodeRequest.Render"/>
    public string Render { get; init; } = "exact";

    /// <inheritdoc cref="EpisodeRequest.Flip"/>
    public bool Flip { get; init; }

    /// <inheritdoc cref="EpisodeRequest.Workaround"/>
    public bool Workaround { get; init; } = true;

    /// <summary>The request for an episode of such an environment.</summary>
    /// <param name="request">Task, initial state and seed.</param>
    public EpisodeRequest In(EpisodeRequest request) => request with { Mode = Mode, Render = Render, Flip = Flip, Workaround = Workaround };
}
