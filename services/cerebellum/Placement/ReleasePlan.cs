namespace Robotics.Cerebellum.Placement;

/// <summary>A way to put down what is held.</summary>
/// <param name="Release">X_WO when the gripper opens.</param>
/// <param name="Rest">X_WO where it will come to rest.</param>
/// <param name="Before">X_WO where the last, straight stretch to the release begins.</param>
/// <param name="Cost">Lower is better; no unit.</param>
internal sealed record ReleasePlan(Pose Release, Pose Rest, Pose Before, double Cost)
{
    private const double SamePlace = 0.015, SameTurn = 0.2;

    /// <summary>Whether the two put it down in about the same way.</summary>
    public bool IsLike(ReleasePlan other) =>
        (Release.Position - other.Release.Position).Norm < SamePlace && (Before.Position - other.Before.Position).Norm < 2 * SamePlace
        && Release.Rotation.AngleTo(other.Release.Rotation) < SameTurn;
}
