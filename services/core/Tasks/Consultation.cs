namespace Robotics.Core.Tasks;

/// <summary>What a language model was asked, what it proposed, and what became of it.</summary>
public sealed record Consultation
{
    /// <summary>What it was about: <c>goal</c>, <c>plan</c>, <c>verdict</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The proposal in the words of the scene graph; null when there was none that could be read.</summary>
    public string? Proposed { get; init; }

    /// <summary>Whether what follows rests on the proposal.</summary>
    public required bool Taken { get; init; }

    /// <summary>Why it was taken or refused, or why the model was not asked.</summary>
    public required string Why { get; init; }

    /// <summary>In order; empty when the model was not asked.</summary>
    public ImmutableArray<ModelExchange> Exchanges { get; init; } = [];
}
