namespace Robotics.Core.Bodies;

/// <summary>What is known of a body without talking to it: joints, gripper, cameras, action spaces, and the objects whose poses it reports.</summary>
public sealed record BodyDescription
{
    /// <summary>Folder name under robots/, e.g. <c>panda</c>.</summary>
    public required string RobotName { get; init; }

    public required ImmutableArray<JointDescription> Joints { get; init; }

    public required GripperDescription Gripper { get; init; }

    /// <summary>X_WB of the arm's base.</summary>
    public required Pose BaseInWorld { get; init; }

    /// <summary>X_FT: the tool centre point in the flange's frame.</summary>
    public required Pose TcpInFlange { get; init; }

    /// <summary>Where the arm starts and retreats to, rad, in joint order.</summary>
    public required ImmutableArray<double> HomePositions { get; init; }

    public ImmutableArray<CameraDescription> Cameras { get; init; } = [];

    /// <summary>Action spaces that the body accepts, best first.</summary>
    public required ImmutableArray<ActionSpace> ActionSpaces { get; init; }

    /// <summary>The command type that the driver takes at each servo period.</summary>
    public required CommandType CommandType { get; init; }

    /// <summary>Time of one control step: one row of an action chunk.</summary>
    public required TimeSpan ControlPeriod { get; init; }

    /// <summary>Time of one servo period; the control period is a whole multiple.</summary>
    public required TimeSpan ServoPeriod { get; init; }

    /// <summary>Where the TCP may go, world frame.</summary>
    public required Box Workspace { get; init; }

    /// <summary>Limits of the TCP, beyond those of the joints.</summary>
    public TcpLimits TcpLimits { get; init; } = new();

    /// <summary>What the brainstem of this body holds it to beyond those.</summary>
    public SafetyDescription Safety { get; init; } = new();

    /// <summary>Objects whose tracks the body reports, in ordinal order of id; the table is one of them.</summary>
    public ImmutableArray<ObjectDescription> Objects { get; init; } = [];

    /// <summary>Named regions of the workspace, fixed in the world.</summary>
    public ImmutableArray<RegionDescription> Places { get; init; } = [];

    public Viewpoint Viewpoint { get; init; } = Viewpoint.Base;

    /// <summary>True when the tracks are a simulator's truth.</summary>
    public bool Privileged { get; init; }
}
