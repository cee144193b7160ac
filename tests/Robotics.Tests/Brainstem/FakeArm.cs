namespace Robotics.Tests.Brainstem;

/// <summary>A seven-joint arm with the Panda's kinematics (modified Denavit-Hartenberg parameters), constant joint inertias and a gravity-like bias.</summary>
internal sealed class FakeArm : IRobotModel
{
    public static readonly ImmutableArray<double> Inertia = [1.6, 1.8, 0.9, 0.8, 0.12, 0.1, 0.06];

    private static readonly double[] A = [0, 0, 0, 0.0825, -0.0825, 0, 0.088];
    private static readonly double[] D = [0.333, 0, 0.316, 0, 0.384, 0, 0];
    private static readonly double[] Alpha = [0, -Math.PI / 2, Math.PI / 2, Math.PI / 2, -Math.PI / 2, Math.PI / 2, Math.PI / 2];

    private readonly Vec3[] _axes = new Vec3[7];
    private readonly Vec3[] _points = new Vec3[7];

    public int Joints => 7;

    public static double BiasOf(int joint, double q) => 4 * Inertia[joint] * Math.Sin(q);

    public Pose Forward(ReadOnlySpan<double> q, Span<double> jacobian)
    {
        Pose X = Pose.Identity;
        for (int i = 0; i < 7; i++)
        {
            Rotation twist = Rotation.FromAxisAngle(Vec3.UnitX, Alpha[i]);
            X *= new Pose(new Vec3(A[i], 0, 0) + (twist * new Vec3(0, 0, D[i])), twist * Rotation.FromAxisAngle(Vec3.UnitZ, q[i]));
            (_axes[i], _points[i]) = (X.Rotation.AxisZ, X.Position);
        }

        X *= Pose.At(0, 0, 0.21);
        if (jacobian.IsEmpty) return X;
        for (int i = 0; i < 7; i++)
        {
            Vec3 linear = _axes[i].Cross(X.Position - _points[i]);
            for (int axis = 0; axis < 3; axis++)
            {
                jacobian[(axis * 7) + i] = linear[axis];
                jacobian[((axis + 3) * 7) + i] = _axes[i][axis];
            }
        }

        return X;
    }

    public void Dynamics(ReadOnlySpan<double> q, ReadOnlySpan<double> qd, Span<double> mass, Span<double> bias)
    {
        mass.Clear();
        for (int i = 0; i < 7; i++)
        {
            mass[(i * 7) + i] = Inertia[i];
            bias[i] = BiasOf(i, q[i]);
        }
    }

    public bool Inverse(Pose X_BT, Span<double> q) => throw new NotSupportedException("The brainstem plays torques without inverse kinematics.");

    public int Shapes(ReadOnlySpan<double> q, double width, Span<PlacedShape> shapes) => 0;

    public IRobotModel Fork() => new FakeArm();
}
