namespace Robotics.Cortex.Planning.Operators;

/// <summary>A condition or an effect of an operator, over variables (<c>?x</c>) and constants.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>The predicate holds, or (negated) does not; as an effect, it is made so.</summary>
    internal sealed record Literal(string Predicate, ImmutableArray<string> Terms, bool Negated) : Formula;

    /// <summary>All of them.</summary>
    internal sealed record Conjunction(ImmutableArray<Formula> Parts) : Formula;

    /// <summary>The body for every entity of the variables' types.</summary>
    internal sealed record Universal(ImmutableArray<TypedName> Variables, Formula Body) : Formula;

    /// <summary>The body where the condition holds ("imply" in a condition, "when" in an effect). The condition never changes during a search.</summary>
    internal sealed record Conditional(Literal Condition, Formula Body) : Formula;
}
