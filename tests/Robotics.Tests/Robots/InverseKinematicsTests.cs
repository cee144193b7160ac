using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Robots;

public sealed class InverseKinematicsTests
{
    private static readonly RobotDefinition Panda = RobotCatalog.Load("panda");

    [Fact]
    public void Poses_of_random_postures_are_reached_from_home()
    {
        using MujocoRobotModel arm = new(Panda);
        RandomStream random = new(4, 0, "reachable poses");
        int reached = 0;
        const int Tries = 300;
        for (int i = 0; i < Tries; i++)
        {
            Pose target = arm.Forward(Postures.Random(Panda.Body, random, 0.05), []);
            double[] q = [.. Panda.Body.HomePositions];
            if (!arm.Inverse(target, q)) continue;
            reached++;
            AssertReaches(arm, target, q);
        }

        Assert.True(reached >= Tries * 98 / 100, $"{reached} of {Tries}");
    }

    [Fact]
    public void Every_grasp_from_above_over_the_table_is_reached()
    {
        using MujocoRobotModel arm = new(Panda);
        Rotation down = Rotation.FromAxisAngle(Vec3.UnitX, Math.PI);
        RandomStream random = new(5, 0, "grasps");
        for (int i = 0; i < 200; i++)
        {
            double radius = random.NextBetween(0.36, 0.68), bearing = random.NextBetween(-0.7, 0.7);
            Vec3 position = new(radius * Math.Cos(bearing), radius * Math.Sin(bearing), random.NextBetween(0.01, 0.25));
            Pose target = new(position, Rotation.FromYaw(bearing + random.NextBetween(-1.2, 1.2)) * down);
            double[] q = [.. Panda.Body.HomePositions];
            Assert.True(arm.Inverse(target, q), $"not reached: {target}");
            AssertReaches(arm, target, q);
        }
    }

    [Fact]
    public void The_answer_is_near_the_seed_when_the_target_is()
    {
        using MujocoRobotModel arm = new(Panda);
        RandomStream random = new(6, 0, "neighbours");
        for (int i = 0; i < 100; i++)
        {
            double[] q = Postures.Random(Panda.Body, random, 0.3);
            Pose near = arm.Forward([.. q.Select(x => x + random.NextBetween(-0.02, 0.02))], []);
            double[] answer = [.. q];
            Assert.True(arm.Inverse(near, answer));
            Assert.All(answer.Zip(q), pair => Assert.InRange(pair.First - pair.Second, -0.35, 0.35));
        }
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        using MujocoRobotModel arm = new(Panda);
        using MujocoRobotModel fork = (MujocoRobotModel)arm.Fork();
        double[] first = [.. Panda.Body.HomePositions], second = [.. Panda.Body.HomePositions];
        Pose target = new(new Vec3(0.1, -0.5, 0.3), Rotation.FromAxisAngle(new Vec3(1, 1, 0), 2));
        fork.Inverse(new Pose(new Vec3(0.5, 0.1, 0.2), target.Rotation), [.. second]);
        Assert.Equal(arm.Inverse(target, first), fork.Inverse(target, second));
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(1.2, 0, 0.4)]
    [InlineData(0.02, 0, 0.3)]
    [InlineData(double.NaN, 0, 0.4)]
    public void What_is_out_of_reach_is_said_to_be(double x, double y, double z)
    {
        using MujocoRobotModel arm = new(Panda);
        double[] q = [.. Panda.Body.HomePositions];
        Assert.False(arm.Inverse(new Pose(new Vec3(x, y, z), Rotation.FromAxisAngle(Vec3.UnitX, Math.PI)), q));
        Assert.Equal(Panda.Body.HomePositions, q);
    }

    private static void AssertReaches(MujocoRobotModel arm, Pose target, double[] q)
    {
        Pose actual = arm.Forward(q, []);
        Assert.True((actual.Position - target.Position).Norm < 1e-3);
        Assert.True(actual.Rotation.AngleTo(target.Rotation) < 0.5 * Math.PI / 180);
        Assert.All(q.Zip(Panda.Body.Joints), pair => Assert.InRange(pair.First, pair.Second.MinPosition, pair.Second.MaxPosition));
    }
}
