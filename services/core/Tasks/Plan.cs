namespace Robotics.Core.Tasks;

/// <summary>A Standardized Action Procedure: the subgoals that reach the goal, in order.</summary>
/// <param name="Goal">What it reaches.</param>
/// <param name="Subgoals">In order; empty when the goal already holds.</param>
/// <param name="Expansions">Search nodes that finding it took.</param>
public sealed record Plan(Goal Goal, ImmutableArray<Subgoal> Subgoals, int Expansions);
