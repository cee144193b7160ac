namespace Robotics.Core.Bodies;

/// <summary>Asks for a stop.</summary>
/// <param name="By">Who asks, for the audit log.</param>
/// <param name="Reason">Why, in words for an operator.</param>
/// <param name="Mode">The mode to latch: protective or emergency stop.</param>
public sealed record StopRequest(string By, string Reason, BodyMode Mode = BodyMode.EmergencyStop);
