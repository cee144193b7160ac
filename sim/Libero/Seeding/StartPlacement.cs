namespace Robotics.Sim.Libero.Seeding;

/// <summary>What one seeded reset draws.</summary>
/// <param name="Joints">Positions of the joints that are open, closed, on or off at the start, m or rad, by address in qpos, in the order in which they are set.</param>
/// <param name="Things">Where everything is put, in the order in which it is put down.</param>
internal sealed record StartPlacement(ImmutableArray<(int Address, double Position)> Joints, ImmutableArray<Placement> Things);
