namespace Robotics.Cortex.Planning.Checking;

/// <summary>A plan that somebody other than the search proposes.</summary>
/// <param name="Goal">What it is to reach.</param>
/// <param name="Scene">From where.</param>
/// <param name="Tried">What failed before.</param>
/// <param name="Steps">In order.</param>
internal sealed record PlanProposal(Goal Goal, SceneGraph Scene, TriedEdges Tried, ImmutableArray<ProposedStep> Steps);
