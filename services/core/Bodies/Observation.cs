namespace Robotics.Core.Bodies;

/// <summary>What the body senses at one control step.</summary>
public sealed record Observation
{
    /// <summary>Control steps since the body's last reset.</summary>
    public required long Step { get; init; }

    /// <summary>Body time of the proprioception.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>rad, in the description's joint order.</summary>
    public required ImmutableArray<double> JointPositions { get; init; }

    /// <summary>rad/s.</summary>
    public required ImmutableArray<double> JointVelocities { get; init; }

    /// <summary>N·m.</summary>
    public required ImmutableArray<double> JointEfforts { get; init; }

    /// <summary>X_WT of the tool centre point.</summary>
    public required Pose TcpInWorld { get; init; }

    /// <summary>Velocity of the TCP, world frame.</summary>
    public required Twist TcpVelocity { get; init; }

    /// <summary>Distance between the finger pads, metres.</summary>
    public required double GripperWidth { get; init; }

    public required BodyMode Mode { get; init; }

    public ImmutableArray<Track> Tracks { get; init; } = [];

    /// <summary>What a detector of the body sees, where it has one; asked for with the tracks.</summary>
    public ImmutableArray<Detection> Detections { get; init; } = [];

    public ImmutableArray<CameraFrame> Frames { get; init; } = [];
}
