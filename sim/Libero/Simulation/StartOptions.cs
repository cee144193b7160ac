namespace Robotics.Sim.Libero.Simulation;

/// <summary>How a simulation of a task starts and steps.</summary>
/// <param name="Seed">Seed of the original's generator.</param>
/// <param name="Resets">Seeded resets before the initial state is set: each draws new places of the fixtures; 1 or more.</param>
/// <param name="Mode">How the physics is computed.</param>
/// <param name="DropDeepBoxContacts">Whether spurious deep box-box contacts of old engines are dropped.</param>
public sealed record StartOptions(uint Seed, int Resets, PhysicsMode Mode, bool DropDeepBoxContacts);
