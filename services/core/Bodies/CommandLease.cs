namespace Robotics.Core.Bodies;

/// <summary>The right to command a body. Granting it to another ends it: commands of an older epoch are refused.</summary>
/// <param name="Holder">Who has it, for the audit log.</param>
/// <param name="Epoch">The fencing number: grows with each grant.</param>
public sealed record CommandLease(string Holder, long Epoch);
