using Robotics.Cortex.Planning.Operators;

namespace Robotics.Cortex.Planning.Problem;

/// <summary>One problem for the search: entities with their types, the atoms that hold, and what is to hold.</summary>
/// <remarks>An atom is written as in PDDL without the parentheses: <c>is o3 on o5/cook_region</c>. What is not listed does not hold.</remarks>
internal sealed record PlanningProblem
{
    public required OperatorDomain Domain { get; init; }

    /// <summary>In ordinal order of name, constants included.</summary>
    public required ImmutableArray<TypedName> Entities { get; init; }

    public required ImmutableSortedSet<string> Initial { get; init; }

    /// <summary>Conjunctions to reach one after the other; each holds those before it too.</summary>
    public required ImmutableArray<ImmutableArray<string>> Stages { get; init; }

    /// <summary>Atoms that no step may undo.</summary>
    public required ImmutableHashSet<string> Kept { get; init; }

    /// <summary>Entities that no step may move.</summary>
    public required ImmutableHashSet<string> Untouchable { get; init; }

    public IEnumerable<string> OfType(string type) => Entities.Where(e => Domain.IsA(e.Type, type)).Select(e => e.Name);
}
