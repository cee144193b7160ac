using Robotics.Cerebellum.Motion;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Cerebellum;

/// <summary>What is commanded of an arm allows for how its own law of motion answers, and for what its joints can take.</summary>
public sealed class ArmServoing : IDisposable
{
    private static readonly RobotDefinition Panda = RobotCatalog.Load("panda");

    /// <summary>Over the middle of the table, the hand tilted: moving it also turns it.</summary>
    private static readonly ImmutableArray<double> Reaching = [0.2, 1.0, 0.08, -1.1, -0.1, 1.98, 2.2];

    private static readonly Vec3 Wanted = new(-0.015, 0.004, -0.005);

    private readonly MujocoRobotModel _model = new(Panda);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_hand_that_turns_when_it_is_moved_is_commanded_so_that_it_goes_as_wanted()
    {
        (Vec3 displacement, Vec3 turn) = new CrossCoupling(Panda.Body, _model).Invert(Reaching, default, Wanted, Vec3.Zero);
        Assert.True(Error(displacement, turn) < 0.5 * Error(Wanted, Vec3.Zero), $"{Error(displacement, turn)} of {Error(Wanted, Vec3.Zero)} {displacement} {turn}");
    }

    [Fact]
    public void A_small_motion_at_rest_is_not_slowed() =>
        Assert.Equal(1, Share([.. Panda.Body.HomePositions], [.. Panda.Body.HomePositions], new Vec3(0.005, 0, 0), Vec3.Zero));

    [Fact]
    public void A_wrist_that_spins_at_its_limit_is_not_driven_on_but_may_be_braked()
    {
        double[] before = [.. Panda.Body.HomePositions], now = [.. before];
        now[6] += 0.12;
        Pose then = _model.Forward(before, []);
        Vec3 axis = (_model.Forward(now, []).Rotation * then.Rotation.Inverse()).ToRotationVector().Normalized();
        Assert.True(Share(now, before, Vec3.Zero, axis * 0.5) < 0.8);
        Assert.Equal(1, Share(now, before, Vec3.Zero, axis * 0.1));
    }

    [Fact]
    public void A_joint_comes_to_its_limit_slowly_and_goes_away_from_it_freely()
    {
        double[] q = [.. Panda.Body.HomePositions];
        q[6] = Panda.Body.Joints[6].MaxPosition - 0.03;
        double[] further = [.. q];
        further[6] += 0.02;
        Vec3 on = (_model.Forward(further, []).Rotation * _model.Forward(q, []).Rotation.Inverse()).ToRotationVector().Normalized() * 0.2;
        Assert.True(Share(q, q, Vec3.Zero, on) < 0.3);
        Assert.True(Share(q, q, Vec3.Zero, -1 * on) > 0.6);
    }

    private double Share(double[] now, double[] before, Vec3 displacement, Vec3 turn) =>
        new JointRestraint(Panda.Body, _model).Share(State(now), State(before), displacement, turn);

    private RobotState State(double[] q) => new() { JointPositions = [.. q], TcpInWorld = Panda.Body.BaseInWorld * _model.Forward(q, []), GripperWidth = 0.08 };

    /// <summary>How far the hand's acceleration under the body's law is from the one wanted, as displacements of the goal: metres and a fifth of the radians.</summary>
    private double Error(Vec3 displacement, Vec3 turn)
    {
        int n = _model.Joints;
        double[] q = [.. Reaching], still = new double[n], jacobian = new double[6 * n], mass = new double[n * n], bias = new double[n], torque = new double[n];
        Pose tcp = _model.Forward(q, jacobian);
        _model.Dynamics(q, still, mass, bias);
        OscState state = new()
        {
            Position = tcp.Position,
            Orientation = new(tcp.Rotation.AxisX, tcp.Rotation.AxisY, tcp.Rotation.AxisZ),
            Velocity = default,
            Jacobian = jacobian,
            Mass = mass,
            JointPositions = q,
            JointVelocities = still,
            Bias = bias,
        };
        OscLaw.Torque(state, new Twist(displacement * 150, turn * 150), q, OscGains.Libero, torque);
        for (int j = 0; j < n; j++) torque[j] -= bias[j];
        SymmetricSystem.Factor(mass, n);
        SymmetricSystem.Solve(mass, n, torque);
        double[] hand = [.. Enumerable.Range(0, 6).Select(row => Enumerable.Range(0, n).Sum(j => jacobian[(row * n) + j] * torque[j]) / 150)];
        Vec3 off = new Vec3(hand[0], hand[1], hand[2]) - Wanted;
        return off.Norm + (new Vec3(hand[3], hand[4], hand[5]).Norm / 5);
    }
}
