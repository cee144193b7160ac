namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>An object of an EB-Manipulation prompt with its discrete position.</summary>
/// <param name="Name">As the prompt calls it, e.g. <c>object 1</c>.</param>
/// <param name="X">0 to 100, away from the robot's far side towards the viewer.</param>
/// <param name="Y">0 to 100, from left to right as seen by the viewer.</param>
/// <param name="Z">0 to 100, upwards.</param>
internal sealed record PlacedObject(string Name, int X, int Y, int Z);
