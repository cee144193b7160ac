namespace Robotics.Brainstem.Servo;

/// <summary>The arm as the servo loop sees it in this period: state, kinematics and dynamics, in buffers that are filled in place.</summary>
/// <remarks>
/// Belongs to the servo loop. Poses and the Jacobian are in the arm's base frame B unless the name says otherwise. A body that takes joint positions is led by a
/// reference: the model moved by the control laws' torques, behind the same filter. What is measured then only holds the reference on a leash.
/// </remarks>
internal sealed class Arm
{
    /// <summary>How far the reference may be from the joint that follows it, rad: more, and something blocks the arm.</summary>
    private const double Leash = 0.25;

    private readonly IRobotDriver _driver;
    private readonly IRobotModel? _model;
    private readonly double[] _mass;
    private readonly double[] _massFactor;
    private readonly double[] _bias;
    private readonly double[] _jacobian;
    private readonly double[] _expectedVelocity;
    private readonly bool _leads;
    private BodyState _measured;
    private BodyState _reference;
    private bool _leading;
    private bool _expecting;

    /// <param name="driver">Where the state comes from.</param>
    /// <param name="model">Null for a body whose firmware has the controller: then there are no dynamics.</param>
    public Arm(IRobotDriver driver, IRobotModel? model)
    {
        (_driver, _model) = (driver, model);
        BodyDescription body = driver.Describe();
        Joints = body.Joints.Length;
        BaseInWorld = body.BaseInWorld;
        _leads = body.CommandType == CommandType.JointPosition;
        _measured = new BodyState(Joints);
        _reference = new BodyState(Joints);
        _mass = new double[Joints * Joints];
        _massFactor = new double[Joints * Joints];
        _bias = new double[Joints];
        _jacobian = new double[6 * Joints];
        _expectedVelocity = new double[Joints];
    }

    public int Joints { get; }

    /// <summary>Null for a body whose firmware has the controller.</summary>
    public IRobotModel? Model => _model;

    /// <summary>X_WB.</summary>
    public Pose BaseInWorld { get; }

    /// <summary>What the laws and the filter see: the reference of a body that is led by one, else what is measured.</summary>
    public ref readonly BodyState State => ref _leads ? ref _reference : ref _measured;

    /// <summary>What the driver measured.</summary>
    public ref readonly BodyState Measured => ref _measured;

    /// <summary>X_BT.</summary>
    public Pose Tcp { get; private set; }

    /// <summary>X_WT, as the model has it where there is one.</summary>
    public Pose TcpInWorld => _model is null ? _measured.TcpInWorld : BaseInWorld * Tcp;

    /// <summary>As the control laws take it, in the base frame.</summary>
    public OscState Now => new()
    {
        Position = Tcp.Position,
        Orientation = Axes.Of(Tcp.Rotation),
        Velocity = TcpTwist(State.Velocity),
        Jacobian = _jacobian,
        Mass = _mass,
        JointPositions = State.Position,
        JointVelocities = State.Velocity,
        Bias = _bias,
    };

    /// <summary>Reads the driver and brings kinematics and dynamics up to date.</summary>
    public void Read()
    {
        _driver.Read(ref _measured);
        if (_model is null)
        {
            Tcp = BaseInWorld.Inverse() * _measured.TcpInWorld;
            return;
        }

        if (_leads) HoldLeash();
        Tcp = _model.Forward(State.Position, _jacobian);
        _model.Dynamics(State.Position, State.Velocity, _mass, _bias);
        _mass.CopyTo(_massFactor, 0);
        SymmetricSystem.Factor(_massFactor, Joints);
    }

    /// <summary>M⁻¹·(τ − h): joint accelerations under the torques, rad/s².</summary>
    public void Accelerations(ReadOnlySpan<double> torques, Span<double> accelerations)
    {
        for (int i = 0; i < Joints; i++) accelerations[i] = torques[i] - _bias[i];
        SymmetricSystem.Solve(_massFactor, Joints, accelerations);
    }

    /// <summary>M·q̈ + h: torques that accelerate the joints so, N·m.</summary>
    public void Torques(ReadOnlySpan<double> accelerations, Span<double> torques)
    {
        for (int i = 0; i < Joints; i++)
        {
            double sum = _bias[i];
            for (int j = 0; j < Joints; j++) sum += _mass[(i * Joints) + j] * accelerations[j];
            torques[i] = sum;
        }
    }

    /// <summary>6×n row-major, at the state.</summary>
    public ReadOnlySpan<double> Jacobian => _jacobian;

    /// <summary>J·q̇: the TCP's velocity at these joint velocities.</summary>
    public Twist TcpTwist(ReadOnlySpan<double> velocities) => TwistOf(_jacobian, velocities);

    /// <summary>The same with a Jacobian of another posture.</summary>
    public static Twist TwistOf(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> velocities)
    {
        int n = velocities.Length;
        Span<double> twist = stackalloc double[6];
        for (int i = 0; i < 6; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++) sum += jacobian[(i * n) + j] * velocities[j];
            twist[i] = sum;
        }

        return new(new Vec3(twist[0], twist[1], twist[2]), new Vec3(twist[3], twist[4], twist[5]));
    }

    /// <summary>Moves the reference by one period under the torques, which the filter has limited, and writes where its joints are then, rad.</summary>
    public void Lead(ReadOnlySpan<double> torques, double periodSeconds, Span<double> positions)
    {
        Accelerations(torques, positions);
        for (int i = 0; i < Joints; i++)
        {
            _reference.Velocity[i] += positions[i] * periodSeconds;
            _reference.Position[i] += _reference.Velocity[i] * periodSeconds;
            positions[i] = _reference.Position[i];
        }
    }

    /// <summary>Remembers the velocities that the torques should cause by the end of the period, for <see cref="ExternalForce"/>.</summary>
    public void Expect(ReadOnlySpan<double> torques, double periodSeconds)
    {
        Accelerations(torques, _expectedVelocity);
        for (int i = 0; i < Joints; i++) _expectedVelocity[i] = State.Velocity[i] + (_expectedVelocity[i] * periodSeconds);
        _expecting = true;
    }

    /// <summary>The push at the TCP, in the base frame, N, that explains how far the velocities are from the expected ones; zero when none were.</summary>
    public Vec3 ExternalForce(double periodSeconds)
    {
        if (!_expecting) return Vec3.Zero;
        Span<double> difference = stackalloc double[Joints];
        for (int i = 0; i < Joints; i++) difference[i] = (State.Velocity[i] - _expectedVelocity[i]) / periodSeconds;
        Vec3 acceleration = TcpTwist(difference).Linear;

        Span<double> inverseInertia = stackalloc double[9];
        Span<double> column = stackalloc double[Joints];
        for (int i = 0; i < 3; i++)
        {
            _jacobian.AsSpan(i * Joints, Joints).CopyTo(column);
            SymmetricSystem.Solve(_massFactor, Joints, column);
            Vec3 response = TcpTwist(column).Linear;
            for (int k = 0; k < 3; k++) inverseInertia[(k * 3) + i] = response[k];
        }

        Span<double> force = [acceleration.X, acceleration.Y, acceleration.Z];
        SymmetricSystem.Factor(inverseInertia, 3);
        SymmetricSystem.Solve(inverseInertia, 3, force);
        return new(force[0], force[1], force[2]);
    }

    /// <summary>The reference begins anew where the arm is.</summary>
    public void Forget() => (_leading, _expecting) = (false, false);

    public void Exchange(StateExchange state)
    {
        state.Value(ref _expecting);
        state.Values(_expectedVelocity);
        if (!_leads) return;
        state.Value(ref _leading);
        state.Values(_reference.Position);
        state.Values(_reference.Velocity);
    }

    private void HoldLeash()
    {
        for (int i = 0; i < Joints; i++)
        {
            double q = _leading ? Math.Clamp(_reference.Position[i], _measured.Position[i] - Leash, _measured.Position[i] + Leash) : _measured.Position[i];
            if (q != _reference.Position[i] || !_leading) _reference.Velocity[i] = 0;
            _reference.Position[i] = q;
        }

        _leading = true;
        (_reference.Time, _reference.GripperWidth) = (_measured.Time, _measured.GripperWidth);
    }
}
