using Robotics.Cortex.Planning.Problem;

namespace Robotics.Cortex.Planning.Checking;

/// <summary>A step that somebody other than the search proposes.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Object">To what, an <see cref="EntityId"/>.</param>
/// <param name="Relation">For Place and Push: how it goes to the target; null otherwise.</param>
/// <param name="Target">For Place and Push; null otherwise.</param>
internal sealed record ProposedStep(SkillVerb Verb, string Object, PredicateKind? Relation = null, string? Target = null)
{
    /// <summary>As the terms of an operator's skill.</summary>
    public ImmutableArray<string> Terms => Relation is { } relation && Target is not null && Atoms.Of(new Predicate(relation, Object, Target)) is { } atom
        ? [.. atom["is ".Length..].Split(' ')]
        : [Object];

    public override string ToString() => Target is null ? $"{Verb}({Object})" : $"{Verb}({Object}, {Relation}, {Target})";
}
