namespace Robotics.Cortex.Models.Goals;

/// <summary>What the words alone leave open.</summary>
internal sealed class Readings(Grounding words)
{
    public ImmutableArray<Goal> All { get; } = words.Goal is { } goal ? [goal, .. words.Alternatives] : words.Alternatives;

    /// <summary>The reading that a goal is, or the only one that it is a part of; null when it tells none from the others.</summary>
    public Goal? Meant(Goal goal)
    {
        if (All.FirstOrDefault(r => Same(r, goal)) is { } equal) return equal;
        Goal[] wholes = [.. All.Where(r => goal.Literals.All(r.Literals.Contains))];
        return wholes is [{ } only] ? only : null;
    }

    public static bool Same(Goal a, Goal b) => a.Literals.ToHashSet().SetEquals(b.Literals);
}
