namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>What an EmbodiedBench prompt says.</summary>
internal sealed record BenchmarkPrompt
{
    public required BenchmarkKind Kind { get; init; }

    /// <summary>The person's sentence.</summary>
    public required string Instruction { get; init; }

    /// <summary>The numbered actions; null for EB-Manipulation.</summary>
    public ActionCatalog? Catalog { get; init; }

    /// <summary>What was done so far, oldest first.</summary>
    public ImmutableArray<HistoryStep> History { get; init; } = [];

    /// <summary>EB-Manipulation: the objects in the prompt's order, by ascending y.</summary>
    public ImmutableArray<PlacedObject> Objects { get; init; } = [];

    /// <summary>Whether the reply describes a picture too.</summary>
    public bool Visual { get; init; }
}
