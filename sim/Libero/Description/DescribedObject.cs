namespace Robotics.Sim.Libero.Description;

/// <summary>A thing of a scene with what the environment needs to track it and the scorer to name it.</summary>
/// <param name="Instance">Its name in the BDDL file. Never shown to the brain.</param>
/// <param name="Body">Id of its root body in the compiled model.</param>
/// <param name="Positions">Address in qpos of each articulation, in the description's order.</param>
/// <param name="Description">What the brain is told.</param>
internal sealed record DescribedObject(string Instance, int Body, ImmutableArray<int> Positions, ObjectDescription Description);
