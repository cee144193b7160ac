namespace Robotics.Core.Tasks;

/// <summary>The regions around one body.</summary>
public sealed record Brain
{
    public required IBody Body { get; init; }

    public required IPerception Perception { get; init; }

    public required IPlanner Planner { get; init; }

    public required ISkillExecutor Executor { get; init; }

    public required IVerifier Verifier { get; init; }

    public required IMemory Memory { get; init; }

    public required ITaskRunner Runner { get; init; }
}
