namespace Robotics.Cortex.Models.Goals;

/// <summary>A model's answer that nothing was found wrong with.</summary>
/// <param name="Goal">Null when it says that only the person can tell.</param>
/// <param name="Answer">As it came.</param>
internal sealed record ProposedGoal(Goal? Goal, GoalAnswer Answer);
