using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation;

/// <summary>How an episode ended by the environment's account, and what can only be seen from where the environment is.</summary>
/// <param name="Success">Null when it has no check for the instruction.</param>
/// <param name="SuccessAtEnd">Whether the goal held at the end.</param>
public sealed record StageJudgement(bool? Success, bool SuccessAtEnd)
{
    /// <inheritdoc cref="EpisodeResult.Faults"/>
    public ImmutableArray<FaultFired> Faults { get; init; } = [];

    /// <inheritdoc cref="EpisodeResult.Audit"/>
    public ImmutableArray<AuditedVerdict> Audit { get; init; } = [];

    /// <inheritdoc cref="EpisodeResult.Commanded"/>
    public ActionSpace? Commanded { get; init; }

    /// <inheritdoc cref="EpisodeResult.Cost"/>
    public EpisodeCost? Cost { get; init; }
}
