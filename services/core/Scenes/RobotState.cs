namespace Robotics.Core.Scenes;

/// <summary>The arm as part of a scene.</summary>
public sealed record RobotState
{
    /// <summary>Joint positions, rad, in the description's order.</summary>
    public required ImmutableArray<double> JointPositions { get; init; }

    /// <summary>X_WT, the tool centre point; z is the approach direction, y the direction in which the fingers open.</summary>
    public required Pose TcpInWorld { get; init; }

    /// <summary>Distance between the finger pads, metres.</summary>
    public required double GripperWidth { get; init; }

    /// <summary>The object that moves with the gripper; null when the hand is empty.</summary>
    public string? Holding { get; init; }
}
