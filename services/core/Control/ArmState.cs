namespace Robotics.Core.Control;

/// <summary>What a torque controller needs to know of an arm with n joints at one instant. Lives on the caller's stack; the spans are the caller's.</summary>
/// <remarks>Poses and the Jacobian are expressed in one frame of the caller's choice: the arm's base or the world.</remarks>
public readonly ref struct ArmState
{
    /// <summary>q, rad.</summary>
    public required ReadOnlySpan<double> Position { get; init; }

    /// <summary>q̇, rad/s.</summary>
    public required ReadOnlySpan<double> Velocity { get; init; }

    /// <summary>M(q), n×n row-major, kg·m².</summary>
    public required ReadOnlySpan<double> Mass { get; init; }

    /// <summary>Gravity, Coriolis and centrifugal torques, N·m.</summary>
    public required ReadOnlySpan<double> Bias { get; init; }

    /// <summary>J of the TCP: 6×n row-major, linear rows first. Empty for controllers in joint space.</summary>
    public required ReadOnlySpan<double> Jacobian { get; init; }

    /// <summary>The TCP's pose.</summary>
    public required Pose Tcp { get; init; }

    /// <summary>n.</summary>
    public int Joints => Position.Length;

    /// <summary>Velocity of the TCP: J·q̇.</summary>
    public Twist TcpVelocity => new(new Vec3(Row(0), Row(1), Row(2)), new Vec3(Row(3), Row(4), Row(5)));

    private double Row(int row)
    {
        double sum = 0;
        for (int j = 0; j < Joints; j++) sum += Jacobian[(row * Joints) + j] * Velocity[j];
        return sum;
    }
}
