namespace Robotics.Sim.Engine;

/// <summary>The stages of a forward pass that need not be computed again; the numbers are MuJoCo's.</summary>
public enum ForwardStage
{
    None = 0,

    /// <summary>All that depends only on positions.</summary>
    Position = 1,

    /// <summary>All that depends only on positions and velocities.</summary>
    Velocity = 2,
}
