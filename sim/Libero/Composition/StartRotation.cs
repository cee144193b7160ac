namespace Robotics.Sim.Libero.Composition;

/// <summary>A random rotation of a movable object at a seeded start.</summary>
/// <param name="Axis">0, 1 or 2: x, y or z.</param>
/// <param name="Low">rad.</param>
/// <param name="High">rad.</param>
internal readonly record struct StartRotation(int Axis, double Low, double High);
