namespace Robotics.Brainstem.Servo;

/// <summary>The arm as the servo loop sees it in this period: state, kinematics and dynamics, in buffers that are filled in place.</summary>
/// <remarks>Belongs to the servo loop. Poses and the Jacobian are in the arm's base frame B unless the name says otherwise.</remarks>
internal sealed class Arm
{
    private readonly IRobotDriver _driver;
    private readonly IRobotModel? _model;
    private readonly double[] _mass;
    private readonly double[] _massFactor;
    private readonly double[] _bias;
    private readonly double[] _jacobian;
    private readonly double[] _expectedVelocity;
    private BodyState _state;
    private bool _expecting;

    /// <param name="driver">Where the state comes from.</param>
    /// <param name="model">Null for a body whose firmware has the controller: then there are no dynamics.</param>
    public Arm(IRobotDriver driver, IRobotModel? model)
    {
        (_driver, _model) = (driver, model);
        BodyDescription body = driver.Describe();
        Joints = body.Joints.Length;
        BaseInWorld = body.BaseInWorld;
        _state = new BodyState(Joints);
        _mass = new double[Joints * Joints];
        _massFactor = new double[Joints * Joints];
        _bias = new double[Joints];
        _jacobian = new double[6 * Joints];
        _expectedVelocity = new double[Joints];
    }

    public int Joints { get; }

    /// <summary>X_WB.</summary>
    public Pose BaseInWorld { get; }

    public ref readonly BodyState State => ref _state;

    /// <summary>X_BT.</summary>
    public Pose Tcp { get; private set; }

    /// <summary>X_WT, as the model has it where there is one.</summary>
    public Pose TcpInWorld => _model is null ? _state.TcpInWorld : BaseInWorld * Tcp;

    /// <summary>As the control laws take it, in the base frame.</summary>
    public OscState Now => new()
    {
        Position = Tcp.Position,
        Orientation = Axes.Of(Tcp.Rotation),
        Velocity = TcpTwist(_state.Velocity),
        Jacobian = _jacobian,
        Mass = _mass,
        JointPositions = _state.Position,
        JointVelocities = _state.Velocity,
        Bias = _bias,
    };

    /// <summary>Reads the driver and brings kinematics and dynamics up to date.</summary>
    public void Read()
    {
        _driver.Read(ref _state);
        if (_model is null)
        {
            Tcp = BaseInWorld.Inverse() * _state.TcpInWorld;
            return;
        }

        Tcp = _model.Forward(_state.Position, _jacobian);
        _model.Dynamics(_state.Position, _state.Velocity, _mass, _bias);
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

    /// <summary>J·q̇: the TCP's velocity at these joint velocities.</summary>
    public Twist TcpTwist(ReadOnlySpan<double> velocities)
    {
        Span<double> twist = stackalloc double[6];
        for (int i = 0; i < 6; i++)
        {
            double sum = 0;
            for (int j = 0; j < Joints; j++) sum += _jacobian[(i * Joints) + j] * velocities[j];
            twist[i] = sum;
        }

        return new(new Vec3(twist[0], twist[1], twist[2]), new Vec3(twist[3], twist[4], twist[5]));
    }

    /// <summary>Remembers the velocities that the torques should cause by the end of the period, for <see cref="ExternalForce"/>.</summary>
    public void Expect(ReadOnlySpan<double> torques, double periodSeconds)
    {
        Accelerations(torques, _expectedVelocity);
        for (int i = 0; i < Joints; i++) _expectedVelocity[i] = _state.Velocity[i] + (_expectedVelocity[i] * periodSeconds);
        _expecting = true;
    }

    /// <summary>The push at the TCP, in the base frame, N, that explains how far the velocities are from the expected ones; zero when none were.</summary>
    public Vec3 ExternalForce(double periodSeconds)
    {
        if (!_expecting) return Vec3.Zero;
        Span<double> difference = stackalloc double[Joints];
        for (int i = 0; i < Joints; i++) difference[i] = (_state.Velocity[i] - _expectedVelocity[i]) / periodSeconds;
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

    public void Exchange(StateExchange state)
    {
        state.Value(ref _expecting);
        state.Values(_expectedVelocity);
    }
}
