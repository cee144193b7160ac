namespace Robotics.Sim.Evaluation.Audit;

/// <summary>What bore on an object after a control step, by the contacts and forces of the full state.</summary>
/// <param name="Pose">X_WO.</param>
/// <param name="ByRobot">Upward force of the robot on it, N.</param>
/// <param name="ByOthers">Upward force of everything else on it, N.</param>
/// <param name="Squeeze">What of the robot's forces on it cancels out, N: two fingers press on it from two sides.</param>
/// <param name="Touched">Whether the robot touched it.</param>
/// <param name="Reached">Whether the robot touched it at any time during the step, or something movable that the robot touched did, and so on.</param>
/// <param name="Touches">The other objects that touched it, by index.</param>
internal sealed record ThingState(Pose Pose, double ByRobot, double ByOthers, double Squeeze, bool Touched, bool Reached, ImmutableArray<int> Touches)
{
    /// <summary>The robot carries more of it than anything else does.</summary>
    public bool IsCarried => Touched && ByRobot > Math.Max(0, ByOthers);
}
