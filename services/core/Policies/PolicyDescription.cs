namespace Robotics.Core.Policies;

/// <summary>What a policy takes and gives, known without asking it.</summary>
public sealed record PolicyDescription
{
    /// <summary>As it is chosen by: <c>--executor policy:NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a row of its actions means.</summary>
    public required ActionSpace Space { get; init; }

    /// <summary>Rows of one answer.</summary>
    public required int Horizon { get; init; }

    /// <summary>Rows that are played before the policy is asked again, 1 to <see cref="Horizon"/>.</summary>
    public required int ExecutionHorizon { get; init; }

    /// <summary>The pictures that it must be given, with the names that it has for them.</summary>
    public ImmutableArray<PolicyPicture> Pictures { get; init; } = [];

    /// <summary>Verbs that it was made for; empty for all.</summary>
    public ImmutableArray<SkillVerb> Verbs { get; init; } = [];

    /// <summary>Whether an answer begins with the frozen rows that it was given, so that nothing needs blending.</summary>
    public bool KeepsFrozenRows { get; init; }

    /// <summary>Where it came from, for people: a file, an address.</summary>
    public string Origin { get; init; } = "";
}
