namespace Robotics.Core.Control;

/// <summary>What the operational-space control law needs to know of an arm with n joints at one instant. Vectors are expressed in one frame, the world or the arm's base.</summary>
public readonly ref struct OscState
{
    /// <summary>Position of the tool centre point, m.</summary>
    public required Vec3 Position { get; init; }

    /// <summary>Axes of the tool frame.</summary>
    public required Axes Orientation { get; init; }

    /// <summary>Velocity of the tool centre point.</summary>
    public required Twist Velocity { get; init; }

    /// <summary>Geometric Jacobian: 6×n row by row, linear rows first.</summary>
    public required ReadOnlySpan<double> Jacobian { get; init; }

    /// <summary>Joint-space inertia: n×n row by row, kg·m².</summary>
    public required ReadOnlySpan<double> Mass { get; init; }

    /// <summary>Joint positions, rad.</summary>
    public required ReadOnlySpan<double> JointPositions { get; init; }

    /// <summary>Joint velocities, rad/s.</summary>
    public required ReadOnlySpan<double> JointVelocities { get; init; }

    /// <summary>Torques that cancel gravity, Coriolis and centrifugal forces, N·m.</summary>
    public required ReadOnlySpan<double> Bias { get; init; }
}
