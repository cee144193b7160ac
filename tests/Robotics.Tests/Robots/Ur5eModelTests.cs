using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Robots;

public sealed class Ur5eModelTests
{
    /// <summary>Standard Denavit-Hartenberg parameters a, d, α of the published arm.</summary>
    private static readonly (double A, double D, double Alpha)[] Published =
    [
        (0, 0.1625, Math.PI / 2), (-0.425, 0, 0), (-0.3922, 0, 0), (0, 0.1333, Math.PI / 2), (0, 0.0997, -Math.PI / 2), (0, 0.0996, 0),
    ];

    [Fact]
    public void Forward_kinematics_is_that_of_the_published_parameters()
    {
        RobotDefinition robot = RobotCatalog.Load("ur5e");
        using MujocoRobotModel arm = new(robot);
        RandomStream random = new(1, 0, "forward kinematics");
        for (int i = 0; i < 200; i++)
        {
            double[] q = Postures.Random(robot.Body, random);
            Pose expected = new(Vec3.Zero, Rotation.FromYaw(Math.PI));
            for (int j = 0; j < q.Length; j++)
            {
                (double a, double d, double alpha) = Published[j];
                expected *= new Pose(Vec3.Zero, Rotation.FromYaw(q[j])) * new Pose(new Vec3(a, 0, d), Rotation.FromAxisAngle(Vec3.UnitX, alpha));
            }

            expected *= robot.Body.TcpInFlange;
            Pose actual = arm.Forward(q, []);
            Assert.True((expected.Position - actual.Position).Norm < 1e-6, $"{expected} differs from {actual}");
            Assert.True(expected.Rotation.AngleTo(actual.Rotation) < 1e-6);
        }
    }
}
