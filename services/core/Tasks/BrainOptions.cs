namespace Robotics.Core.Tasks;

/// <summary>Which parts a brain is made of, by name; unknown names are refused with the known ones.</summary>
public sealed record BrainOptions
{
    public string Perception { get; init; } = "truth";

    public string Planner { get; init; } = "symbolic";

    public string Executor { get; init; } = "skills";

    /// <summary>Parts left out: <c>verifier</c>, <c>memory</c>, <c>recovery</c>.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Whether plans are tried out on a copy of a simulated body before anything moves. Numbers obtained so say it: the copy is the true simulator.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The memory's folder; null for one that lasts as long as the process.</summary>
    public string? MemoryFolder { get; init; }
}
