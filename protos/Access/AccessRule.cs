namespace Robotics.Protos.Access;

/// <summary>Who may make a call.</summary>
/// <param name="Callers">Names in certificates; empty for everybody that has one.</param>
/// <param name="Token">Whether an operator shows a token as well, where one is set.</param>
/// <param name="Command">Whether it is a command, which the audit log keeps.</param>
internal sealed record AccessRule(ImmutableArray<string> Callers, bool Token = false, bool Command = false);
