namespace Robotics.Core.Tasks;

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">Null when there is none.</param>
/// <param name="Impossible">Why not, naming what stands in the way; null when there is a plan.</param>
public sealed record PlanOutcome(Plan? Plan, string? Impossible = null)
{
    /// <summary>What a language model had to do with it; null when it had nothing.</summary>
    public Consultation? Consultation { get; init; }
}
