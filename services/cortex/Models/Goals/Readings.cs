namespace Robotics.Cortex.Models.Goals;

/// <summary>What the words alone leave open.</summary>
internal sealed class Readings(Grounding words)
{
    public ImmutableArray<Goal> All { get; } = words.Goal is { } goal ? [goal, .. words.Alternatives] : words.Alternatives;

    /// <summary>The reading that a goal is, or the best one that it is a part of; null when it is of none.</summary>
    public Goal? Meant(Goal goal) => All.FirstOrDefault(r => Same(r, goal)) ?? All.FirstOrDefault(r => goal.Literals.All(r.Literals.Contains));

    public static bool Same(Goal a, Goal b) => a.Literals.ToHashSet().SetEquals(b.Literals);
}
