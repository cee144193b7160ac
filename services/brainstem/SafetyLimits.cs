namespace Robotics.Brainstem;

/// <summary>What the safety filter holds a body to. Joint limits and the workspace come from the robot's description; the rest has defaults.</summary>
public sealed record SafetyLimits
{
    /// <summary>Position, velocity, acceleration and torque limits, in joint order.</summary>
    public required ImmutableArray<JointDescription> Joints { get; init; }

    /// <summary>Where the TCP may go, world frame.</summary>
    public required Box Workspace { get; init; }

    /// <summary>How far the TCP may overshoot the workspace before the arm is braked, metres.</summary>
    public double WorkspaceMargin { get; init; } = 0.02;

    /// <summary>Speed of the TCP, m/s.</summary>
    public double MaxTcpSpeed { get; init; } = new TcpLimits().MaxSpeed;

    /// <summary>Turning rate of the TCP, rad/s.</summary>
    public double MaxTcpTurnRate { get; init; } = new TcpLimits().MaxTurnRate;

    /// <summary>Braking of the TCP that is counted on in front of the workspace's walls, m/s².</summary>
    public double TcpBraking { get; init; } = 4;

    /// <summary>Body time between the observation that a chunk was computed from and its first row.</summary>
    public TimeSpan MaxCommandAge { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Rows of one chunk.</summary>
    public int MaxHorizon { get; init; } = 1000;

    /// <summary>A joint found further beyond its position limits stops the body, rad.</summary>
    public double JointTolerance { get; init; } = 0.05;

    /// <summary>A contact force at the TCP above this stops the body, N; null switches the reflex off. Torque-controlled bodies only.</summary>
    public double? MaxContactForce { get; init; }

    /// <summary>Forbidden boxes, speed zones, clearances and singularities, as the robot's description states them.</summary>
    public SafetyDescription Cell { get; init; } = new();

    /// <summary>The limits that the robot's description states, with defaults for the rest.</summary>
    public static SafetyLimits Of(BodyDescription body) => new()
    {
        Joints = body.Joints,
        Workspace = body.Workspace,
        MaxTcpSpeed = body.TcpLimits.MaxSpeed,
        MaxTcpTurnRate = body.TcpLimits.MaxTurnRate,
        MaxContactForce = body.Safety.MaxContactForce,
        Cell = body.Safety,
    };

    /// <exception cref="RoboticsException">InvalidArgument: a limit that is not a positive number, or an empty range.</exception>
    public void Validate()
    {
        foreach (JointDescription joint in Joints)
        {
            if (!(joint.MinPosition < joint.MaxPosition))
                throw RoboticsException.Invalid($"The range of joint {joint.Name}", $"{joint.MinPosition} … {joint.MaxPosition}", "min < max");
            Positive($"The largest velocity of joint {joint.Name}", joint.MaxVelocity);
            Positive($"The largest acceleration of joint {joint.Name}", joint.MaxAcceleration);
            Positive($"The largest torque of joint {joint.Name}", joint.MaxEffort);
        }

        Finite("The workspace", Workspace);
        Positive("The largest TCP speed", MaxTcpSpeed);
        Positive("The largest TCP turning rate", MaxTcpTurnRate);
        Positive("The braking of the TCP", TcpBraking);
        Positive("The largest command age in seconds", MaxCommandAge.TotalSeconds);
        Positive("The largest horizon", MaxHorizon);
        Positive("The joint tolerance", JointTolerance);
        if (WorkspaceMargin < 0) throw RoboticsException.Invalid("The workspace margin", WorkspaceMargin, "0 m or more");
        if (MaxContactForce is { } force) Positive("The largest contact force", force);
        foreach (ForbiddenBox box in Cell.ForbiddenBoxes) Finite($"Forbidden box {box.Name}", box.Region);
        foreach (SpeedZone zone in Cell.SpeedZones)
        {
            Finite($"Speed zone {zone.Name}", zone.Region);
            Positive($"The largest speed in zone {zone.Name}", zone.MaxSpeed);
        }

        foreach (ReflexRule reflex in Cell.Reflexes)
        {
            if (reflex.Above is null && reflex.Below is null) throw RoboticsException.Invalid($"The threshold of reflex {reflex.Name}", null, "above, below or both");
            Share($"The speed share of reflex {reflex.Name}", reflex.SpeedShare);
        }

        foreach (DriveRule drive in Cell.Drives)
        {
            Share($"The least share of drive {drive.Name}", drive.LeastShare);
            if (!(Math.Abs(drive.To - drive.From) > 0)) throw RoboticsException.Invalid($"The range of drive {drive.Name}", $"{drive.From} … {drive.To}", "two different values");
        }

        NotNegative("The clearance", Cell.Clearance);
        NotNegative("The contact depth", Cell.ContactDepth);
        NotNegative("The least manipulability", Cell.LeastManipulability);
    }

    private static void Finite(string what, Box box)
    {
        if (box.IsEmpty || !box.Min.IsFinite || !box.Max.IsFinite) throw RoboticsException.Invalid(what, box, "a finite box that is not empty");
    }

    private static void Share(string what, double value)
    {
        if (!(value is > 0 and <= 1)) throw RoboticsException.Invalid(what, value, "more than 0, up to 1");
    }

    private static void NotNegative(string what, double value)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw RoboticsException.Invalid(what, value, "0 or more");
    }

    private static void Positive(string what, double value)
    {
        if (!(value > 0)) throw RoboticsException.Invalid(what, value, "more than zero");
    }
}
