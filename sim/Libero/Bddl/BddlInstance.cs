namespace Robotics.Sim.Libero.Bddl;

/// <summary>A thing of the scene: its name (<c>plate_1</c>) and category (<c>plate</c>).</summary>
public sealed record BddlInstance(string Name, string Category);
