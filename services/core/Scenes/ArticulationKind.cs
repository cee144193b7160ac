namespace Robotics.Core.Scenes;

/// <summary>How an articulated part moves.</summary>
public enum ArticulationKind
{
    /// <summary>Along an axis, metres.</summary>
    Slide,

    /// <summary>About an axis, radians.</summary>
    Hinge,
}
