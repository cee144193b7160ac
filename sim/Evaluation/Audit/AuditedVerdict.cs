namespace Robotics.Sim.Evaluation.Audit;

/// <summary>A verdict of the verifier's, compared with the full state of the simulation.</summary>
/// <param name="Verb">What the subgoal did.</param>
/// <param name="Kind">Satisfied or violated.</param>
/// <param name="Cause">None unless violated.</param>
/// <param name="Step">When it was given, control steps since the task began.</param>
/// <param name="IsTrue">Whether the full state bears it out.</param>
/// <param name="DelaySeconds">Simulated time since what it says had come about; null where there is no such moment.</param>
public sealed record AuditedVerdict(SkillVerb Verb, VerdictKind Kind, Cause Cause, long Step, bool IsTrue, double? DelaySeconds)
{
    /// <summary>What the verifier said.</summary>
    public string Said { get; init; } = "";

    /// <summary>What the full state says to it.</summary>
    public string Truth { get; init; } = "";
}
