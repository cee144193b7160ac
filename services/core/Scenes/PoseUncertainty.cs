namespace Robotics.Core.Scenes;

/// <summary>Standard deviation of a pose, the same along every axis: position in metres, orientation in radians.</summary>
public readonly record struct PoseUncertainty(double Position, double Orientation)
{
    public static PoseUncertainty Exact => default;
}
