namespace Robotics.Core.Bodies;

/// <summary>What a robot is held to beside the limits of its joints and its TCP. The defaults hold for every robot that says nothing.</summary>
public sealed record SafetyDescription
{
    /// <summary>Where nothing of the arm may be.</summary>
    public ImmutableArray<ForbiddenBox> ForbiddenBoxes { get; init; } = [];

    /// <summary>Where the TCP goes slowly, for people's sake.</summary>
    public ImmutableArray<SpeedZone> SpeedZones { get; init; } = [];

    /// <summary>Distance that the links keep from each other, from the base and from what is fixed in the cell, m.</summary>
    public double Clearance { get; init; } = 0.005;

    /// <summary>How deep the braking way of the hand may reach into what is fixed, m: to touch a table is its work, to hit it is not.</summary>
    public double ContactDepth { get; init; } = 0.01;

    /// <summary>
    /// Manipulability √det(J·Jᵀ) (Yoshikawa 1985) below which the joints are slowed in proportion; 0 never. Its unit mixes m and rad: compare postures of one robot only.
    /// </summary>
    public double LeastManipulability { get; init; } = 0.004;

    /// <summary>A contact force at the TCP above this stops the body, N; null: no such reflex.</summary>
    public double? MaxContactForce { get; init; }

    /// <summary>Scalar sensors that reflexes and drives look at.</summary>
    public ImmutableArray<SensorDescription> Sensors { get; init; } = [];

    public ImmutableArray<ReflexRule> Reflexes { get; init; } = [];

    public ImmutableArray<DriveRule> Drives { get; init; } = [];
}
