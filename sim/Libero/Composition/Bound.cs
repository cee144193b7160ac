namespace Robotics.Sim.Libero.Composition;

/// <summary>One side of a threshold: which positions are beyond it.</summary>
/// <param name="Value">The threshold.</param>
/// <param name="Above">Whether positions above count, or those below.</param>
/// <param name="Inclusive">Whether the threshold itself counts.</param>
internal readonly record struct Bound(double Value, bool Above, bool Inclusive = false)
{
    public bool Holds(double position) =>
        (Inclusive && position == Value) || (Above ? position > Value : position < Value);
}
