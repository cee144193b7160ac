namespace Robotics.Core.Geometry;

/// <summary>Linear (m/s) and angular (rad/s) velocity of a frame; both expressed in the frame the owner names.</summary>
public readonly record struct Twist(Vec3 Linear, Vec3 Angular)
{
    public static Twist Zero => default;
}
