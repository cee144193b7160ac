namespace Robotics.Cerebellum.Skills;

/// <summary>What a skill promises, before it is run: conditions, resources, phases and time.</summary>
public sealed record SkillDeclaration
{
    public required SkillVerb Verb { get; init; }

    /// <summary>As it is listed, e.g. <c>pick_up</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Phases in order; a phase may be left out or come again.</summary>
    public required ImmutableArray<string> Phases { get; init; }

    /// <summary>What it holds while it runs: "arm", "gripper".</summary>
    public ImmutableArray<string> Resources { get; init; } = ["arm", "gripper"];

    /// <summary>Control steps it is expected to take; a prior without samples, until memory knows better.</summary>
    public required DurationModel Expected { get; init; }

    /// <summary>What must hold before it starts.</summary>
    public required Func<Subgoal, ImmutableArray<Predicate>> Precondition { get; init; }

    /// <summary>What must stay true while it runs.</summary>
    public Func<Subgoal, ImmutableArray<Predicate>> Hold { get; init; } = _ => [];

    /// <summary>What it makes true.</summary>
    public required Func<Subgoal, ImmutableArray<Predicate>> Postcondition { get; init; }
}
