namespace Robotics.Sim.Libero.Composition;

/// <summary>A camera that the scene class puts somewhere else than the scene's file does.</summary>
/// <param name="Name">The camera.</param>
/// <param name="Position">In the world, as the XML writes it.</param>
/// <param name="Quaternion">w, x, y, z, as the XML writes it; MuJoCo normalises.</param>
internal sealed record CameraPlacement(string Name, string Position, string Quaternion);
