using Robotics.Cortex.Rehearsal;

namespace Robotics.Cortex.TaskLoop;

/// <summary>The regions that the task loop calls, each here or far away.</summary>
public sealed record TaskRegions(IBodyOperator Body, IPerception Perception, IPlanner Planner, ISkillExecutor Executor, IVerifier Verifier)
{
    public required IMemory Memory { get; init; }

    /// <summary>Tries plans out before anything moves; null for a brain that does not.</summary>
    public PlanRehearsal? Rehearsal { get; init; }
}
