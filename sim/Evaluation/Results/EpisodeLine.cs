using System.Text.Json.Serialization;
using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation.Results;

/// <summary>A line of <c>results.jsonl</c>: one episode, with everything that decided its number. Every key is always there.</summary>
public sealed record EpisodeLine
{
    /// <summary>Version of the line's schema.</summary>
    public int Schema { get; init; } = 1;

    public required EpisodeStatus Status { get; init; }

    public required string Suite { get; init; }

    /// <summary>Number in the suite's order.</summary>
    public required int Task { get; init; }

    public required string TaskName { get; init; }

    public required string Instruction { get; init; }

    public required int Init { get; init; }

    /// <summary>Seeded resets before the initial state was set; 0 where a suite has none.</summary>
    public int Resets { get; init; }

    public required long Seed { get; init; }

    /// <summary>By the environment's own goal check, as published: LIBERO at any control step, an embedded scene after the rest.</summary>
    public bool Success { get; init; }

    /// <summary>Whether the goal held at the end.</summary>
    public bool SuccessAtEnd { get; init; }

    /// <summary>Whether the brain says that it has reached the goal.</summary>
    public bool Claimed { get; init; }

    /// <summary>Control steps, settle and rest steps not counted.</summary>
    public long Steps { get; init; }

    /// <summary>Simulated time of those steps, s.</summary>
    public double SimSeconds { get; init; }

    /// <summary>Wall time of the whole episode, opening it included, s. Differs from run to run.</summary>
    public double WallSeconds { get; init; }

    /// <summary><c>lockstep</c>: simulated time waits for the brain; <c>real</c>: it does not.</summary>
    public string Pace { get; init; } = "lockstep";

    /// <summary>How the physics were stepped.</summary>
    public string Mode { get; init; } = "";

    /// <summary>How pictures for the brain were drawn; <c>none</c> when it saw none.</summary>
    public string Render { get; init; } = "none";

    /// <summary>How pictures were turned before the brain saw them; <c>none</c> when it saw none.</summary>
    public string Flip { get; init; } = "none";

    public int SettleSteps { get; init; }

    public int StepLimit { get; init; }

    /// <summary>Whether spurious deep box-box contacts of old engines were dropped.</summary>
    public bool Workaround { get; init; }

    public required string Perception { get; init; }

    /// <summary>Whether the brain was given simulator truth; every number obtained so says so.</summary>
    public bool Privileged { get; init; }

    public required string Executor { get; init; }

    /// <summary>The action space that was commanded, e.g. <c>OscPoseDelta/World</c>.</summary>
    public string ActionSpace { get; init; } = "";

    /// <summary>Changes to commands by safety rule.</summary>
    public ImmutableSortedDictionary<string, int> Clipped { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Sentences of the first plan's subgoals, in order.</summary>
    public ImmutableArray<string> Plan { get; init; } = [];

    /// <summary>Plans made, the first included.</summary>
    public int Plans { get; init; }

    public ImmutableArray<VerdictLine> Verdicts { get; init; } = [];

    public ImmutableArray<RecoveryLine> Recoveries { get; init; } = [];

    /// <summary>What the faults of the episode did; one that was asked for and did nothing is not among them.</summary>
    public ImmutableArray<FaultFired> Faults { get; init; } = [];

    /// <summary>The verifier's verdicts, compared with the full state of the simulation, which the brain never saw.</summary>
    public ImmutableArray<AuditedVerdict> Audit { get; init; } = [];

    /// <summary>None when the brain claims success.</summary>
    public required Cause Cause { get; init; }

    /// <summary>The end in words; for an episode that could not begin, what is missing.</summary>
    public required string Text { get; init; }

    /// <summary>Wall time by part of the work; null when it did not begin. Differs from run to run.</summary>
    public EpisodeCost? Cost { get; init; }

    [JsonIgnore]
    public EpisodeKey Key => new(Suite, Task, Init, Seed);

    /// <summary>Ran, and the environment's check did not hold.</summary>
    [JsonIgnore]
    public bool Failed => Status == EpisodeStatus.Ran && !Success;

    /// <summary>All but wall time: equal for equal seeds, configuration and machine, whatever the workers and their order.</summary>
    public EpisodeLine WithoutWallTime() => this with { WallSeconds = 0, Cost = null };
}
