using Robotics.Cortex.Planning.Operators;

namespace Robotics.Cortex.Planning.Search;

/// <summary>An operator with entities in the place of its variables. Atoms are numbers of the <see cref="GroundProblem"/>.</summary>
internal sealed record GroundAction
{
    public required OperatorSchema Schema { get; init; }

    /// <summary>The skill's object, and for Place and Push the relation and the target.</summary>
    public required ImmutableArray<string> Terms { get; init; }

    /// <summary>What must hold.</summary>
    public required int[] Needs { get; init; }

    /// <summary>What must not hold.</summary>
    public required int[] Forbids { get; init; }

    public required int[] Adds { get; init; }

    public required int[] Deletes { get; init; }

    /// <summary>For ties: the skill in words.</summary>
    public string Name => $"{Schema.Name} {string.Join(' ', Terms)}";
}
