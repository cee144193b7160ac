namespace Robotics.Core.Bodies;

/// <summary>Whether the body is stopped, since when and why.</summary>
/// <param name="Latched">True until an operator resets it.</param>
/// <param name="Mode">The body's mode.</param>
/// <param name="By">Who stopped it first; empty when it is not stopped.</param>
/// <param name="Reason">Why; empty when it is not stopped.</param>
/// <param name="Since">Body time of the stop.</param>
public sealed record StopState(bool Latched, BodyMode Mode, string By, string Reason, TimeSpan Since);
