namespace Robotics.Core.Tasks;

/// <summary>Language to goal, goal to plan. What cannot be understood or planned is a value, not an exception.</summary>
public interface IPlanner
{
    ValueTask<Grounding> GroundAsync(Instruction text, SceneGraph scene, Recollections recalled, CancellationToken ct);

    ValueTask<PlanOutcome> PlanAsync(Goal goal, SceneGraph scene, TriedEdges tried, CancellationToken ct);
}
