namespace Robotics.Cerebellum.Policies.Files;

/// <summary>The proprioception that a policy is given.</summary>
public sealed record StateFile
{
    /// <summary>Name of the input, or key of the observation.</summary>
    public string Name { get; init; } = "state";

    /// <summary>Names of <see cref="StateComponent"/>s, in order.</summary>
    public required ImmutableArray<string> Components { get; init; }

    public Normalization Normalization { get; init; } = Normalization.None;
}
