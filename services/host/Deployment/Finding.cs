namespace Robotics.Host.Deployment;

/// <summary>What was looked at, and what is wrong with it.</summary>
/// <param name="What">E.g. <c>region cortex</c>.</param>
/// <param name="Wrong">Null when all is well; else what is wrong, and what would help.</param>
/// <param name="Note">What was found, when all is well.</param>
internal sealed record Finding(string What, string? Wrong, string Note = "");
