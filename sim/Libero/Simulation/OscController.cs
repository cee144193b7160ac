using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>
/// LIBERO's arm controller, as robosuite has it: actions displace the goal from where the tool was at the last update, and the torque follows from the arm's
/// state at that update and the bias forces of now. No allocation after construction.
/// </summary>
internal sealed class OscController
{
    private const int Joints = PandaAddresses.Joints;
    private const double MetresPerUnit = 0.05;
    private const double RadiansPerUnit = 0.5;

    private readonly PandaAddresses _at;
    private readonly double[] _posture;
    private readonly double[] _translation;
    private readonly double[] _rotation;
    private readonly double[] _state;
    private readonly double[] _bias = new double[Joints];
    private readonly double[] _torque = new double[Joints];

    /// <param name="at">Where the arm is.</param>
    /// <param name="nv">Degrees of freedom of the model.</param>
    /// <param name="posture">What the null space is pulled to, rad.</param>
    public OscController(PandaAddresses at, int nv, ReadOnlySpan<double> posture)
    {
        (_at, _posture) = (at, posture.ToArray());
        (_translation, _rotation) = (new double[3 * nv], new double[3 * nv]);
        _state = new double[Offset.End];
    }

    public static int StateLength => Offset.End;

    /// <summary>Reads the arm. Needs what a step computes from positions and velocities.</summary>
    public void Update(MujocoData data)
    {
        data.SiteJacobian(_at.GripSite, _translation, _rotation);
        data.SiteXpos.Slice(3 * _at.GripSite, 3).CopyTo(_state.AsSpan(Offset.Position));
        data.SiteXmat.Slice(9 * _at.GripSite, 9).CopyTo(_state.AsSpan(Offset.Orientation));
        data.MassMatrix(_at.Dofs, _state.AsSpan(Offset.Mass, Joints * Joints));
        Span<double> qpos = data.Qpos, qvel = data.Qvel;
        Span<double> jacobian = _state.AsSpan(Offset.Jacobian, 6 * Joints), velocity = _state.AsSpan(Offset.Velocity, 6);
        int nv = qvel.Length;
        for (int row = 0; row < 6; row++)
        {
            ReadOnlySpan<double> from = (row < 3 ? _translation : _rotation).AsSpan(row % 3 * nv, nv);
            double sum = 0;
            for (int dof = 0; dof < nv; dof++) sum += from[dof] * qvel[dof];
            velocity[row] = sum;
            for (int j = 0; j < Joints; j++) jacobian[(row * Joints) + j] = from[_at.Dofs[j]];
        }

        for (int j = 0; j < Joints; j++)
        {
            _state[Offset.JointPositions + j] = qpos[_at.Qpos[j]];
            _state[Offset.JointVelocities + j] = qvel[_at.Dofs[j]];
        }
    }

    /// <summary>The goal is where the tool is.</summary>
    public void HoldHere()
    {
        Store(new OscGoal(Vector(Offset.Position), Matrix(Offset.Orientation)));
    }

    /// <summary>Displaces the goal by an action.</summary>
    /// <param name="action">Six numbers, clipped to [−1, 1]: displacement and rotation in the world frame.</param>
    public void SetGoal(ReadOnlySpan<double> action)
    {
        Span<double> d = stackalloc double[6];
        for (int i = 0; i < 6; i++) d[i] = Math.Clamp(action[i], -1, 1) * (i < 3 ? MetresPerUnit : RadiansPerUnit);
        Store(Goal.Displaced(Vector(Offset.Position), Matrix(Offset.Orientation), new Vec3(d[0], d[1], d[2]), new Vec3(d[3], d[4], d[5])));
    }

    /// <summary>Writes the joint torques to the controls, within the motors' limits.</summary>
    public void Drive(MujocoData data)
    {
        Span<double> bias = data.QfrcBias, ctrl = data.Ctrl;
        for (int j = 0; j < Joints; j++) _bias[j] = bias[_at.Dofs[j]];
        OscState state = new()
        {
            Position = Vector(Offset.Position),
            Orientation = Matrix(Offset.Orientation),
            Velocity = new Twist(Vector(Offset.Velocity), Vector(Offset.Velocity + 3)),
            Jacobian = _state.AsSpan(Offset.Jacobian, 6 * Joints),
            Mass = _state.AsSpan(Offset.Mass, Joints * Joints),
            JointPositions = _state.AsSpan(Offset.JointPositions, Joints),
            JointVelocities = _state.AsSpan(Offset.JointVelocities, Joints),
            Bias = _bias,
        };
        OscLaw.Torque(state, Goal, _posture, OscGains.Libero, _torque);
        for (int j = 0; j < Joints; j++) ctrl[_at.Motors[j]] = Math.Clamp(_torque[j], -_at.MotorLimits[j], _at.MotorLimits[j]);
    }

    public void Save(Span<double> to) => _state.CopyTo(to);

    public void Restore(ReadOnlySpan<double> from) => from[..Offset.End].CopyTo(_state);

    private OscGoal Goal => new(Vector(Offset.GoalPosition), Matrix(Offset.GoalOrientation));

    private void Store(OscGoal goal)
    {
        Span<double> p = _state.AsSpan(Offset.GoalPosition, 3), m = _state.AsSpan(Offset.GoalOrientation, 9);
        (p[0], p[1], p[2]) = (goal.Position.X, goal.Position.Y, goal.Position.Z);
        (m[0], m[3], m[6]) = (goal.Orientation.X.X, goal.Orientation.X.Y, goal.Orientation.X.Z);
        (m[1], m[4], m[7]) = (goal.Orientation.Y.X, goal.Orientation.Y.Y, goal.Orientation.Y.Z);
        (m[2], m[5], m[8]) = (goal.Orientation.Z.X, goal.Orientation.Z.Y, goal.Orientation.Z.Z);
    }

    private Vec3 Vector(int offset) => new(_state[offset], _state[offset + 1], _state[offset + 2]);

    private Axes Matrix(int offset) => Axes.FromRows(_state.AsSpan(offset, 9));

    /// <summary>Where things are in the one array that is the controller's whole state.</summary>
    private static class Offset
    {
        public const int Position = 0;
        public const int Orientation = Position + 3;
        public const int Velocity = Orientation + 9;
        public const int Jacobian = Velocity + 6;
        public const int Mass = Jacobian + (6 * Joints);
        public const int JointPositions = Mass + (Joints * Joints);
        public const int JointVelocities = JointPositions + Joints;
        public const int GoalPosition = JointVelocities + Joints;
        public const int GoalOrientation = GoalPosition + 3;
        public const int End = GoalOrientation + 9;
    }
}
