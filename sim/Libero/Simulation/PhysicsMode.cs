namespace Robotics.Sim.Libero.Simulation;

/// <summary>How the physics of one substep is computed.</summary>
public enum PhysicsMode
{
    /// <summary>One constraint solve: the same motion to less than a micrometre over a hundred steps, as long as nothing is on a knife's edge.</summary>
    Fast,

    /// <summary>The original's three passes, whose solver starts depend on each other: the same motion to the last digits.</summary>
    Exact,
}
