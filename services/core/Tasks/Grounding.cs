namespace Robotics.Core.Tasks;

/// <summary>What an instruction means in a scene: exactly one of goal, question, or not understood.</summary>
public sealed record Grounding
{
    public Goal? Goal { get; init; }

    /// <summary>To ask the person, when the meaning is open.</summary>
    public Question? Question { get; init; }

    /// <summary>What was not understood, and what the scene offers; null when it was.</summary>
    public string? NotUnderstood { get; init; }

    /// <summary>Belief that the goal is what was meant, [0, 1].</summary>
    public double Confidence { get; init; }

    /// <summary>Other readings, best first.</summary>
    public ImmutableArray<Goal> Alternatives { get; init; } = [];

    /// <summary>How each phrase was read, for people: "the red thing → red block (o2)".</summary>
    public ImmutableArray<string> Explanation { get; init; } = [];

    /// <summary>What a language model had to do with it; null where none is part of the planner.</summary>
    public Consultation? Consultation { get; init; }
}
