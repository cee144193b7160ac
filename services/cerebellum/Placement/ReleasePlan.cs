namespace Robotics.Cerebellum.Placement;

/// <summary>A way to put down what is held.</summary>
/// <param name="Release">X_WO when the gripper opens.</param>
/// <param name="Rest">X_WO where it will come to rest.</param>
/// <param name="Before">X_WO where the last, straight stretch to the release begins.</param>
/// <param name="Cost">Lower is better; no unit.</param>
internal sealed record ReleasePlan(Pose Release, Pose Rest, Pose Before, double Cost)
{
    /// <summary>How deep it falls, metres.</summary>
    public double Drop => Release.Position.Z - Rest.Position.Z;

    /// <summary>Its name among the tried choices.</summary>
    public ReleaseChoice Choice => new(Release.Position, Before.Position, Release.Rotation.ToRotationVector());
}
