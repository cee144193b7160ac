namespace Robotics.Core.Verification;

/// <summary>Names a monitor that the verifier keeps for one subgoal.</summary>
public sealed record MonitorSession(string Id);
