namespace Robotics.Core.Control;

/// <summary>How an action writes a rotation.</summary>
public enum RotationForm
{
    /// <summary>Three numbers: axis times angle in radians.</summary>
    AxisAngle,

    /// <summary>Four numbers: x, y, z, w.</summary>
    QuaternionXyzw,
}
