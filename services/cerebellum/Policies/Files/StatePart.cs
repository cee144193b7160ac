namespace Robotics.Cerebellum.Policies.Files;

/// <summary>A piece of the state vector that a server has a name of its own for.</summary>
/// <param name="Name">The server's.</param>
/// <param name="Count">How many numbers.</param>
public sealed record StatePart(string Name, int Count);
