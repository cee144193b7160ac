namespace Robotics.Cortex.Models.Goals;

/// <summary>What the words alone leave open, and what they leave no doubt about.</summary>
internal sealed class Readings(Grounding words)
{
    public ImmutableArray<Goal> All { get; } = words.Goal is { } goal ? [goal, .. words.Alternatives] : words.Alternatives;

    /// <summary>Literals that every reading has, where there is more than one: whatever was meant, they were.</summary>
    public ImmutableArray<Predicate> Certain => All.Length < 2 ? [] : [.. All[0].Literals.Where(l => All.All(g => g.Literals.Contains(l))).Distinct()];

    /// <summary>Objects that the best reading says must not be moved.</summary>
    public ImmutableArray<string> DoNotTouch => All.IsEmpty ? [] : All[0].DoNotTouch;

    public static bool Same(Goal a, Goal b) => a.Literals.ToHashSet().SetEquals(b.Literals);
}
