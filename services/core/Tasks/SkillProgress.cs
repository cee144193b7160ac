namespace Robotics.Core.Tasks;

/// <summary>What a skill did in one call.</summary>
/// <param name="Steps">In order; may be empty when it ended at once.</param>
/// <param name="Outcome">Null while it runs.</param>
public sealed record SkillProgress(ImmutableArray<SkillStep> Steps, SkillOutcome? Outcome);
