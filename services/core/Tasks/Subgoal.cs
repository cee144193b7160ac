namespace Robotics.Core.Tasks;

/// <summary>One step of a Standardized Action Procedure (Agentic Robot, 2025): typed, with conditions, budgets and the recoveries allowed.</summary>
public sealed record Subgoal
{
    /// <summary>Unique within the task, e.g. <c>p1.s2</c>.</summary>
    public required string Id { get; init; }

    public required SkillVerb Verb { get; init; }

    /// <summary>What is acted on, an <see cref="EntityId"/>: an object, or an articulation for Open, Close, TurnOn and TurnOff.</summary>
    public required string Object { get; init; }

    /// <summary>Where it goes, for Place and Push: an object, region or place.</summary>
    public string? Target { get; init; }

    /// <summary>How it goes there, for Place and Push: On, In, Under, NextTo, LeftOf …; null otherwise.</summary>
    public PredicateKind? Relation { get; init; }

    /// <summary>For PickUp: what the next step will want of the object, so that it is grasped in a way that allows it; null when that is not known.</summary>
    public Predicate? Toward { get; init; }

    /// <summary>What must be true before it starts.</summary>
    public ImmutableArray<Predicate> Precondition { get; init; } = [];

    /// <summary>What must stay true while it runs.</summary>
    public ImmutableArray<Predicate> Hold { get; init; } = [];

    /// <summary>What it makes true.</summary>
    public required ImmutableArray<Predicate> Postcondition { get; init; }

    /// <summary>Control steps that one try may take.</summary>
    public required int StepBudget { get; init; }

    /// <summary>How often it may be tried again.</summary>
    public required int RetryBudget { get; init; }

    /// <summary>What may be done when it fails, in this order.</summary>
    public ImmutableArray<RecoveryKind> Recoveries { get; init; } = [];

    /// <summary>The sentence that a VLA is given, e.g. "pick up the red block".</summary>
    public required string Sentence { get; init; }

    /// <summary>Verb, object and target: what <see cref="TriedEdge.Step"/> names it by.</summary>
    public string Step => Target is null ? $"{Verb}({Object})" : $"{Verb}({Object}, {Relation}, {Target})";

    /// <summary>Key of what experience is gathered under, e.g. <c>pick_up/black_bowl</c>.</summary>
    public string Topic { get; init; } = "";
}
