namespace Robotics.Cortex.Planning.Search;

/// <summary>A planning problem over numbered atoms: what the search works on.</summary>
internal sealed record GroundProblem
{
    public required ImmutableArray<string> Atoms { get; init; }

    /// <summary>In ordinal order of name.</summary>
    public required ImmutableArray<GroundAction> Actions { get; init; }

    public required bool[] Initial { get; init; }
}
