using Robotics.Brainstem.Safety;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Brainstem;

/// <summary>A million random and adversarial commands through the filter and each robot's own model: no state is ever outside the limits by more than the tolerances here.</summary>
public sealed class SafetyFilterProperties
{
    /// <summary>Of joint positions, rad, velocities, rad/s, and, as a share, accelerations.</summary>
    private const double Exact = 1e-6;

    /// <summary>Of accelerations, as a share, while a motor gives all it can: then a joint may be braked harder than its limit, never less.</summary>
    private const double WeakTolerance = 2;

    /// <summary>Of the TCP's speeds, as a share: the Jacobian turns a little within a period, for which the rules leave 2 %, and ways are looked along in steps.</summary>
    private const double SpeedTolerance = 0.03;

    /// <summary>Of distances, m: braking ways are looked along in steps.</summary>
    private const double DistanceTolerance = 0.01;

    private static readonly SafetyDescription Cell = new()
    {
        ForbiddenBoxes = [new("cabinet", new Box(new Vec3(0.35, -0.85, 0), new Vec3(0.85, -0.4, 0.6)))],
        SpeedZones = [new("gate", new Box(new Vec3(0.1, 0.3, -0.1), new Vec3(0.9, 0.9, 0.9)), 0.25)],
    };

    private static readonly ImmutableArray<PlacedShape> Table = [new(ConvexShape.Box(new Vec3(0.75, 0.75, 0.02)), Pose.At(0.5, 0, -0.03))];

    [Theory]
    [InlineData("panda", 1, 60_000)]
    [InlineData("ur5e", 1, 60_000)]
    public void No_command_brings_the_arm_out_of_its_limits(string robot, long seed, int commands) => Attack(robot, seed, commands);

    [Theory(Explicit = true)]
    [InlineData("panda", 2, 1_000_000)]
    [InlineData("ur5e", 2, 1_000_000)]
    public void No_command_of_a_million_does(string robot, long seed, int commands) => Attack(robot, seed, commands);

    private static void Attack(string robot, long seed, int commands)
    {
        using KinematicArm arm = new(robot, Cell, Table);
        Adversary adversary = new(arm.Describe(), seed);
        using Worst worst = new(arm, Table, Cell);
        for (int i = 0; i < commands; i++)
        {
            arm.Play(adversary.Next(arm.Arm));
            worst.See(i);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{worst}; {string.Join(", ", arm.Filter.Counts.Select(c => $"{c.Rule} {c.Steps}"))}");
        Assert.InRange(worst.Position, 0, Exact);
        Assert.InRange(worst.Velocity, 0, Exact);
        Assert.InRange(worst.Acceleration, 0, Exact);
        Assert.InRange(worst.WeakAcceleration, 0, WeakTolerance);
        Assert.InRange(worst.Speed, 0, SpeedTolerance);
        Assert.InRange(worst.ZoneSpeed, 0, SpeedTolerance);
        Assert.InRange(worst.Outside, 0, DistanceTolerance);
        Assert.InRange(worst.Collision, 0, DistanceTolerance);
    }

    /// <summary>How far the states were beyond each limit at worst.</summary>
    private sealed class Worst : IDisposable
    {
        private const int CollisionEvery = 23;

        private readonly KinematicArm _arm;
        private readonly ArmClearance _clearance;
        private readonly MujocoRobotModel _model;
        private readonly double[] _before;
        private readonly SafetyDescription _cell;

        public Worst(KinematicArm arm, ImmutableArray<PlacedShape> scene, SafetyDescription cell)
        {
            (_arm, _cell) = (arm, cell);
            _model = new MujocoRobotModel(RobotCatalog.Load(arm.Describe().RobotName));
            _clearance = new ArmClearance(_model, arm.Describe(), cell);
            _clearance.Place(scene);
            _before = new double[arm.Arm.Joints];
        }

        public void Dispose() => _model.Dispose();

        public double Position { get; private set; }

        public double Velocity { get; private set; }

        public double Acceleration { get; private set; }

        /// <summary>Where a motor gives all it can and that is too little.</summary>
        public double WeakAcceleration { get; private set; }

        public double Speed { get; private set; }

        public double ZoneSpeed { get; private set; }

        public double Outside { get; private set; }

        public double Collision { get; private set; }

        public void See(int command)
        {
            ref readonly BodyState state = ref _arm.Arm.State;
            bool motorsAtTheirLimit = _arm.Filter.NamesOf(_arm.Filter.Acted).Contains("joint_torque");
            for (int i = 0; i < _before.Length; i++)
            {
                JointDescription joint = _arm.Limits.Joints[i];
                Position = Math.Max(Position, Math.Max(joint.MinPosition - state.Position[i], state.Position[i] - joint.MaxPosition));
                Velocity = Math.Max(Velocity, Math.Abs(state.Velocity[i]) - joint.MaxVelocity);
                double acceleration = Math.Abs(state.Velocity[i] - _before[i]) / _arm.PeriodSeconds;
                double beyond = (acceleration / joint.MaxAcceleration) - 1;
                if (motorsAtTheirLimit) WeakAcceleration = Math.Max(WeakAcceleration, beyond);
                else Acceleration = Math.Max(Acceleration, beyond);
                _before[i] = state.Velocity[i];
                Assert.True(double.IsFinite(state.Position[i]), "A joint position is not finite.");
            }

            Twist twist = _arm.Arm.TcpTwist(state.Velocity);
            Speed = Math.Max(Speed, (twist.Linear.Norm / _arm.Limits.MaxTcpSpeed) - 1);
            Speed = Math.Max(Speed, (twist.Angular.Norm / _arm.Limits.MaxTcpTurnRate) - 1);
            Vec3 tcp = _arm.Arm.Tcp.Position;
            foreach (SpeedZone zone in _cell.SpeedZones)
            {
                if (zone.Region.Grown(-DistanceTolerance).Contains(tcp)) ZoneSpeed = Math.Max(ZoneSpeed, (twist.Linear.Norm / zone.MaxSpeed) - 1);
            }

            Outside = Math.Max(Outside, _arm.Limits.Workspace.Grown(_arm.Limits.WorkspaceMargin).DistanceTo(new Box(tcp, tcp)));
            if (command % CollisionEvery != 0) return;
            _clearance.Move(_model, state.Position, state.GripperWidth);
            foreach (CollisionKind kind in (ReadOnlySpan<CollisionKind>)[CollisionKind.Self, CollisionKind.Scene, CollisionKind.Forbidden])
                Collision = Math.Max(Collision, -_clearance.Least(kind, 0));
        }

        public override string ToString() => FormattableString.Invariant(
            $"position {Position:E1} rad, velocity {Velocity:E1} rad/s, acceleration {Acceleration:P1} ({WeakAcceleration:P1} with motors at their limit), speed {Speed:P1}, zone {ZoneSpeed:P1}, outside {Outside:E1} m, collision {Collision:E1} m");
    }
}
