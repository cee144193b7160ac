namespace Robotics.Sim.Libero.Composition;

/// <summary>What a category of objects or fixtures is, beyond what its XML file says.</summary>
/// <param name="Name">The category as BDDL files write it.</param>
/// <param name="File">Its XML file below LIBERO's assets.</param>
/// <param name="StartRotations">The random rotations of a start, in the order in which they are drawn and multiplied.</param>
/// <param name="Joints">What its joints' positions mean, or null when it has none.</param>
internal sealed record ObjectCategory(string Name, string File, ImmutableArray<StartRotation> StartRotations, JointThresholds? Joints);
