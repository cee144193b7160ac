namespace Robotics.Cerebellum.Articulation;

/// <summary>How the hand holds on to an articulated part.</summary>
internal enum ContactKind
{
    /// <summary>Closed fingers press against it.</summary>
    Push,

    /// <summary>The pads close on it.</summary>
    Grip,
}
