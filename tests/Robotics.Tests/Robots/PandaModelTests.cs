using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;

namespace Robotics.Tests.Robots;

public sealed class PandaModelTests
{
    /// <summary>Modified (Craig) Denavit-Hartenberg parameters a, d, α of the published arm, flange last.</summary>
    private static readonly (double A, double D, double Alpha)[] Published =
    [
        (0, 0.333, 0), (0, 0, -Math.PI / 2), (0, 0.316, Math.PI / 2), (0.0825, 0, Math.PI / 2), (-0.0825, 0.384, -Math.PI / 2), (0, 0, Math.PI / 2),
        (0.088, 0, Math.PI / 2), (0, 0.107, 0),
    ];

    private static readonly RobotDefinition Panda = RobotCatalog.Load("panda");

    [Fact]
    public void Forward_kinematics_is_that_of_the_published_parameters()
    {
        using MujocoRobotModel arm = new(Panda);
        RandomStream random = new(1, 0, "forward kinematics");
        for (int i = 0; i < 200; i++)
        {
            double[] q = Postures.Random(Panda.Body, random);
            Pose expected = Pose.Identity;
            for (int j = 0; j < Published.Length; j++) expected *= Link(Published[j], j < q.Length ? q[j] : 0);
            expected *= Panda.Body.TcpInFlange;
            Pose actual = arm.Forward(q, []);
            Assert.True((expected.Position - actual.Position).Norm < 1e-9, $"{expected} differs from {actual}");
            Assert.True(expected.Rotation.AngleTo(actual.Rotation) < 1e-7);
        }
    }

    [Fact]
    public void The_Jacobian_is_the_derivative_of_forward_kinematics()
    {
        using MujocoRobotModel arm = new(Panda);
        RandomStream random = new(2, 0, "jacobian");
        double[] jacobian = new double[42];
        for (int i = 0; i < 20; i++)
        {
            double[] q = Postures.Random(Panda.Body, random);
            Pose X_BT = arm.Forward(q, jacobian);
            for (int j = 0; j < 7; j++)
            {
                const double Step = 1e-6;
                double[] moved = [.. q];
                moved[j] += Step;
                Pose after = arm.Forward(moved, []);
                Vec3 linear = (after.Position - X_BT.Position) / Step;
                Vec3 angular = (after.Rotation * X_BT.Rotation.Inverse()).ToRotationVector() / Step;
                Assert.True((linear - new Vec3(jacobian[j], jacobian[7 + j], jacobian[14 + j])).Norm < 1e-5);
                Assert.True((angular - new Vec3(jacobian[21 + j], jacobian[28 + j], jacobian[35 + j])).Norm < 1e-5);
            }
        }
    }

    [Fact]
    public void Limits_in_the_model_are_those_of_the_description()
    {
        using MujocoModel model = MujocoModel.FromXml(Panda.ModelXml);
        Assert.Null(model.LoadWarning);
        foreach (JointDescription joint in Panda.Body.Joints)
        {
            int id = model.JointId(joint.Name);
            Assert.Equal(1, model.JointLimited[id]);
            Assert.Equal(joint.MinPosition, model.JointRange[2 * id]);
            Assert.Equal(joint.MaxPosition, model.JointRange[(2 * id) + 1]);
            Assert.Equal(joint.MaxEffort, model.ActuatorControlRange[(2 * model.ActuatorId(joint.Name)) + 1]);
        }
    }

    [Fact]
    public void The_arm_weighs_what_the_real_one_does()
    {
        using MujocoModel model = MujocoModel.FromXml(Panda.ModelXml);
        Assert.InRange(model.BodySubtreeMass[model.BodyId("base")], 17, 21);
        double[] bias = new double[7];
        using MujocoRobotModel arm = new(Panda);
        arm.Dynamics([.. Panda.Body.HomePositions], new double[7], new double[49], bias);
        Assert.All(bias.Zip(Panda.Body.Joints), pair => Assert.InRange(Math.Abs(pair.First), 0, pair.Second.MaxEffort / 2));

        // Stretched out forwards: 14 kg at about 0.35 m load the shoulder.
        arm.Dynamics([0, Math.PI / 2, 0, -0.07, 0, 1.57, 0], new double[7], new double[49], bias);
        Assert.InRange(-bias[1], 35, 65);
    }

    [Fact]
    public void The_mass_matrix_is_symmetric_and_positive_and_gives_the_kinetic_energy()
    {
        using MujocoRobotModel arm = new(Panda);
        RandomStream random = new(3, 0, "mass");
        double[] mass = new double[49];
        for (int i = 0; i < 50; i++)
        {
            double[] q = Postures.Random(Panda.Body, random);
            arm.Dynamics(q, new double[7], mass, new double[7]);
            for (int a = 0; a < 7; a++)
            {
                for (int b = 0; b < a; b++) Assert.Equal(mass[(a * 7) + b], mass[(b * 7) + a], 1e-12);
            }

            Assert.True(SymmetricSystem.Factor(mass, 7), "the mass matrix is not positive definite");
        }
    }

    [Fact]
    public void The_gripper_shapes_follow_its_width()
    {
        using MujocoRobotModel arm = new(Panda);
        PlacedShape[] shapes = new PlacedShape[64];
        double[] home = [.. Panda.Body.HomePositions];
        foreach (double width in new[] { 0.0, 0.03, 0.08 })
        {
            int count = arm.Shapes(home, width, shapes);
            Pose X_TB = arm.Forward(home, []).Inverse();
            double inner = double.PositiveInfinity, tip = double.NegativeInfinity;
            foreach (PlacedShape pad in shapes[(count - 4)..count].Where((_, i) => i % 2 == 1))
            {
                Box bounds = pad.Shape.BoundsAt(X_TB * pad.Pose);
                inner = Math.Min(inner, Math.Min(Math.Abs(bounds.Min.Y), Math.Abs(bounds.Max.Y)));
                tip = Math.Max(tip, bounds.Max.Z);
                Assert.Equal(Panda.Body.Gripper.PadWidth, bounds.Size.X, 1e-6);
            }

            Assert.Equal(width / 2, inner, 1e-6);
            Assert.Equal(Panda.Body.Gripper.TipBeyondTcp, tip, 1e-3);
        }
    }

    [Fact]
    public void The_kinematics_allocate_nothing()
    {
        using MujocoRobotModel arm = new(Panda);
        double[] q = [.. Panda.Body.HomePositions], jacobian = new double[42], mass = new double[49], bias = new double[7];
        PlacedShape[] shapes = new PlacedShape[64];
        Pose target = arm.Forward(q, jacobian);
        for (int i = 0; i < 3; i++) All();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++) All();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void All()
        {
            arm.Forward(q, jacobian);
            arm.Dynamics(q, bias, mass, bias);
            arm.Shapes(q, 0.04, shapes);
            arm.Inverse(target, q);
        }
    }

    [Fact]
    public void A_model_is_as_new_whatever_was_computed_with_those_before_it()
    {
        // A definition of its own: no model of it was given back before.
        RobotDefinition robot = Panda with { };
        double[] fresh = Mass();
        MujocoRobotModel used = new(robot);
        used.Shapes(Panda.Body.HomePositions.AsSpan(), Panda.Body.Gripper.MaxWidth, new PlacedShape[64]);
        used.Dispose();
        Assert.Equal(fresh, Mass());
        Assert.Throws<ObjectDisposedException>(() => used.Forward(new double[7], []));

        double[] Mass()
        {
            using MujocoRobotModel arm = new(robot);
            double[] mass = new double[49];
            arm.Dynamics(new double[7], new double[7], mass, new double[7]);
            return mass;
        }
    }

    [Fact]
    public void A_vector_of_the_wrong_length_is_refused()
    {
        using MujocoRobotModel arm = new(Panda);
        RoboticsException error = Assert.Throws<RoboticsException>(() => arm.Forward(new double[6], []));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("6", error.Message, StringComparison.Ordinal);
    }

    private static Pose Link((double A, double D, double Alpha) p, double theta) =>
        new Pose(new Vec3(p.A, 0, 0), Rotation.FromAxisAngle(Vec3.UnitX, p.Alpha)) * new Pose(new Vec3(0, 0, p.D), Rotation.FromYaw(theta));
}
