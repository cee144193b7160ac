namespace Robotics.Core.Scenes;

/// <summary>From where "left", "right", "front" and "back" are spoken: horizontal unit vectors in the world frame.</summary>
/// <param name="Left">The direction that the speaker calls left.</param>
/// <param name="Front">The direction that the speaker calls front: what is further along it is "in front".</param>
public sealed record Viewpoint(Vec3 Left, Vec3 Front)
{
    /// <summary>As from the arm's base (REP-103: x forward, y left): front is away from the base.</summary>
    public static Viewpoint Base => new(Vec3.UnitY, Vec3.UnitX);

    /// <summary>As from a camera that faces the robot (LIBERO's agentview): left is −y, front +x.</summary>
    public static Viewpoint FacingRobot => new(-Vec3.UnitY, Vec3.UnitX);
}
