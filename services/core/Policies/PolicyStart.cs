namespace Robotics.Core.Policies;

/// <summary>What a session of a policy begins with.</summary>
/// <param name="TaskId">The task, for logs and remote servers.</param>
/// <param name="Instruction">The subgoal's sentence; not blank.</param>
/// <param name="Seed">Of whatever the policy draws: equal seeds and observations give equal actions.</param>
public sealed record PolicyStart(string TaskId, string Instruction, long Seed);
