using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation;

/// <summary>How an episode ended, by the environment's account and by the brain's.</summary>
public sealed record EpisodeResult
{
    public required EpisodeTask Task { get; init; }

    public required TaskOutcome Outcome { get; init; }

    /// <summary>By the environment's own goal check: at any control step, or after the rest, as the task says. Null when it has none for this instruction.</summary>
    public required bool? Success { get; init; }

    /// <summary>Whether the goal held at the end.</summary>
    public required bool SuccessAtEnd { get; init; }

    /// <summary>Changes to commands by safety rule, in ordinal order of rule.</summary>
    public required ImmutableSortedDictionary<string, int> Clipped { get; init; }

    /// <summary>The scene at the start; null when the task ended before it was seen.</summary>
    public required SceneGraph? FirstScene { get; init; }

    /// <summary>The plans made, in order.</summary>
    public required ImmutableArray<Plan> Plans { get; init; }

    /// <summary>The tries at subgoals that came to an end, in order, each with its last verdict.</summary>
    public required ImmutableArray<SubgoalEnded> Attempts { get; init; }

    public required ImmutableArray<RecoveryChosen> Recoveries { get; init; }

    /// <summary>What the faults of the episode did, in order; one that was asked for and did nothing is not among them.</summary>
    public ImmutableArray<FaultFired> Faults { get; init; } = [];

    /// <summary>The verifier's verdicts, compared with the full state of the simulation; empty where nobody can look into it.</summary>
    public ImmutableArray<AuditedVerdict> Audit { get; init; } = [];

    /// <summary>The action space that the brain commanded; null when it commanded nothing.</summary>
    public ActionSpace? Commanded { get; init; }

    /// <summary>What the brain's own work cost. Wall time: nothing may be decided by it.</summary>
    public EpisodeCost? Cost { get; init; }

    /// <summary>The environment succeeded (where it can say), and the brain says so too.</summary>
    public bool Succeeded => Outcome.Claimed && Success != false;
}
