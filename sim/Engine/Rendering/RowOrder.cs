namespace Robotics.Sim.Engine.Rendering;

/// <summary>Which row of a picture comes first.</summary>
public enum RowOrder
{
    /// <summary>The top row: upright in most programs.</summary>
    TopDown,

    /// <summary>The bottom row: OpenGL's order, as LIBERO's observations and demonstrations have it.</summary>
    BottomUp,
}
