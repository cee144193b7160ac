namespace Robotics.Core.Policies;

/// <summary>Names a running session of a policy.</summary>
/// <param name="Number">Counted by the policy, from 1.</param>
public readonly record struct PolicySession(long Number);
