namespace Robotics.Cerebellum.Policies.Files;

/// <summary>The proprioception that a policy is given.</summary>
public sealed record StateFile
{
    /// <summary>Name of the input, or key of the observation.</summary>
    public string Name { get; init; } = "state";

    /// <summary>Names of <see cref="StateComponent"/>s, in order.</summary>
    public required ImmutableArray<string> Components { get; init; }

    /// <summary>For servers that take it in pieces: which, in order. Empty: whole, under <see cref="Name"/>.</summary>
    public ImmutableArray<StatePart> Parts { get; init; } = [];

    public Normalization Normalization { get; init; } = Normalization.None;
}
