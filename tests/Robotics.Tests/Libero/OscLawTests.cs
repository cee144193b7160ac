using Robotics.Sim.Libero.Seeding;

namespace Robotics.Tests.Libero;

public sealed class OscLawTests
{
    private const int Joints = 7;

    private readonly LegacyRandom _random = new(11);

    [Fact]
    public void At_the_goal_in_the_posture_at_rest_only_the_bias_is_left()
    {
        Arm arm = new(_random) { Velocity = new double[Joints] };
        double[] torque = arm.Torque(new OscGoal(arm.Position, arm.Orientation), arm.Positions);
        for (int i = 0; i < Joints; i++) Assert.Equal(arm.Bias[i], torque[i], 1e-12);
    }

    [Fact]
    public void The_posture_does_not_accelerate_the_tool()
    {
        Arm arm = new(_random) { Velocity = new double[Joints] };
        double[] posture = [.. arm.Positions.Select(q => q + 0.3)];
        double[] acceleration = arm.ToolAcceleration(arm.Torque(new OscGoal(arm.Position, arm.Orientation), posture));
        Assert.All(acceleration, a => Assert.Equal(0, a, 1e-9));
    }

    [Fact]
    public void A_displacement_pulls_the_tool_point_with_the_stiffness()
    {
        Arm arm = new(_random) { Velocity = new double[Joints] };
        Vec3 step = new(0.02, -0.01, 0.03);
        double[] a = arm.ToolAcceleration(arm.Torque(new OscGoal(arm.Position + step, arm.Orientation), arm.Positions));
        Assert.Equal(150 * step.X, a[0], 1e-9);
        Assert.Equal(150 * step.Y, a[1], 1e-9);
        Assert.Equal(150 * step.Z, a[2], 1e-9);
    }

    [Fact]
    public void A_direction_that_cannot_move_gives_no_infinite_torque()
    {
        Arm arm = new(_random);
        Array.Clear(arm.Jacobian, 5 * Joints, Joints);
        Assert.All(arm.Torque(new OscGoal(arm.Position + Vec3.UnitX, arm.Orientation), arm.Positions), t => Assert.True(Math.Abs(t) < 1e6));
    }

    [Fact]
    public void The_rotation_of_an_action_is_rounded_to_single_precision()
    {
        Vec3 rotation = new(0.1, -0.25, 0.4);
        Axes exact = Axes.Of(Rotation.FromRotationVector(rotation));
        Axes rounded = OscGoal.SinglePrecisionRotation(rotation);
        double difference = new[] { (exact.X - rounded.X).Norm, (exact.Y - rounded.Y).Norm, (exact.Z - rounded.Z).Norm }.Max();
        Assert.InRange(difference, 1e-9, 3e-7);
    }

    [Fact]
    public void An_action_without_rotation_keeps_the_orientation_of_the_goal_before()
    {
        OscGoal before = new(Vec3.UnitX, OscGoal.SinglePrecisionRotation(new Vec3(0, 0, 0.2)));
        OscGoal after = before.Displaced(Vec3.UnitY, Axes.World, Vec3.UnitZ, Vec3.Zero);
        Assert.Equal(new OscGoal(Vec3.UnitY + Vec3.UnitZ, before.Orientation), after);
        Assert.NotEqual(before.Orientation, before.Displaced(Vec3.UnitY, Axes.World, Vec3.UnitZ, new Vec3(0, 0, 1e-9)).Orientation);
    }

    /// <summary>An arm with random, well-conditioned numbers.</summary>
    private sealed class Arm
    {
        private readonly double[] _mass = new double[Joints * Joints];

        public Arm(LegacyRandom random)
        {
            double[] root = Draw(random, Joints * Joints);
            for (int i = 0; i < Joints; i++)
            {
                for (int j = 0; j < Joints; j++)
                {
                    for (int k = 0; k < Joints; k++) _mass[(i * Joints) + j] += root[(i * Joints) + k] * root[(j * Joints) + k];
                    if (i == j) _mass[(i * Joints) + j] += 1;
                }
            }

            Jacobian = Draw(random, 6 * Joints);
            Positions = Draw(random, Joints);
            Velocity = Draw(random, Joints);
            Bias = Draw(random, Joints);
            Position = new Vec3(0.1, 0.2, 0.3);
            Orientation = Axes.Of(Rotation.FromRotationVector(new Vec3(1, 2, 0.5)));
        }

        public double[] Jacobian { get; }

        public double[] Positions { get; }

        public double[] Velocity { get; init; }

        public double[] Bias { get; }

        public Vec3 Position { get; }

        public Axes Orientation { get; }

        public double[] Torque(OscGoal goal, double[] posture)
        {
            double[] v = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, Joints).Sum(j => Jacobian[(i * Joints) + j] * Velocity[j]))];
            OscState state = new()
            {
                Position = Position,
                Orientation = Orientation,
                Velocity = new Twist(new Vec3(v[0], v[1], v[2]), new Vec3(v[3], v[4], v[5])),
                Jacobian = Jacobian,
                Mass = _mass,
                JointPositions = Positions,
                JointVelocities = Velocity,
                Bias = Bias,
            };
            double[] torque = new double[Joints];
            OscLaw.Torque(state, goal, posture, OscGains.Libero, torque);
            return torque;
        }

        /// <summary>J M⁻¹ (τ − bias), with an elimination that is not the one under test.</summary>
        public double[] ToolAcceleration(double[] torque)
        {
            double[,] a = new double[Joints, Joints + 1];
            for (int i = 0; i < Joints; i++)
            {
                for (int j = 0; j < Joints; j++) a[i, j] = _mass[(i * Joints) + j];
                a[i, Joints] = torque[i] - Bias[i];
            }

            for (int p = 0; p < Joints; p++)
            {
                for (int i = 0; i < Joints; i++)
                {
                    double f = i == p ? 0 : a[i, p] / a[p, p];
                    for (int j = 0; j <= Joints; j++) a[i, j] -= f * a[p, j];
                }
            }

            return [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, Joints).Sum(j => Jacobian[(i * Joints) + j] * a[j, Joints] / a[j, j]))];
        }

        private static double[] Draw(LegacyRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Uniform(-1, 1))];
    }
}
