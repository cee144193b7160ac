namespace Robotics.Cerebellum.Placement;

/// <summary>A way to put down what is held.</summary>
/// <param name="Release">X_WO when the gripper opens.</param>
/// <param name="Rest">X_WO where it will come to rest.</param>
/// <param name="Cost">Lower is better; no unit.</param>
/// <param name="FromAbove">True when it is lowered into place; false when the hand has to come in from the side.</param>
internal sealed record ReleasePlan(Pose Release, Pose Rest, double Cost, bool FromAbove);
