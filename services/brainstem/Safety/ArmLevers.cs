namespace Robotics.Brainstem.Safety;

/// <summary>
/// How far any part that a joint moves can be from the joint's axis: with it, a bound of how far any point of the arm moves when the joints do. Found from the
/// model in sampled postures, and a fifth more.
/// </summary>
internal sealed class ArmLevers
{
    private const int Postures = 64;
    private const double Margin = 1.2;

    private readonly double[] _levers;

    public ArmLevers(IRobotModel model, BodyDescription body)
    {
        int n = body.Joints.Length;
        _levers = new double[n];
        PlacedShape[] shapes = new PlacedShape[Room(model)];
        PlacedShape[] moved = new PlacedShape[shapes.Length];
        double[] q = new double[n];
        double[] jacobian = new double[6 * n];
        RandomStream random = new(0, 0, "arm levers");
        for (int posture = 0; posture < Postures; posture++)
        {
            for (int j = 0; j < n; j++) q[j] = random.NextBetween(body.Joints[j].MinPosition, body.Joints[j].MaxPosition);
            Vec3 tcp = model.Forward(q, jacobian).Position;
            int count = model.Shapes(q, body.Gripper.MaxWidth, shapes);
            for (int j = 0; j < n; j++)
            {
                Vec3 linear = new(jacobian[j], jacobian[n + j], jacobian[(2 * n) + j]);
                Vec3 axis = new(jacobian[(3 * n) + j], jacobian[(4 * n) + j], jacobian[(5 * n) + j]);
                Vec3 onAxis = tcp - linear.Cross(axis);
                _levers[j] = Math.Max(_levers[j], linear.Norm * Margin);
                q[j] += 0.1;
                model.Shapes(q, body.Gripper.MaxWidth, moved);
                q[j] -= 0.1;
                for (int i = 0; i < count; i++)
                {
                    if (shapes[i].Pose == moved[i].Pose) continue;
                    double far = (shapes[i].Pose.Position - onAxis).Cross(axis).Norm + Radius(shapes[i].Shape);
                    _levers[j] = Math.Max(_levers[j], far * Margin);
                }
            }
        }
    }

    /// <summary>Room that the model's shapes need.</summary>
    public static int Room(IRobotModel model) => model.Relations.OfHand.Length;

    /// <summary>Of a sphere about the shape's frame that holds it.</summary>
    public static double Radius(ConvexShape shape) => shape.Kind switch
    {
        ShapeKind.Sphere => shape.Size.X,
        ShapeKind.Capsule => shape.Size.X + shape.Size.Z,
        ShapeKind.Cylinder => Math.Sqrt((shape.Size.X * shape.Size.X) + (shape.Size.Z * shape.Size.Z)),
        _ => shape.Size.Norm,
    };

    /// <summary>Σ|xᵢ|·leverᵢ: m for joint displacements, m/s for velocities.</summary>
    public double Bound(ReadOnlySpan<double> joints)
    {
        double sum = 0;
        for (int i = 0; i < joints.Length; i++) sum += Math.Abs(joints[i]) * _levers[i];
        return sum;
    }

    /// <summary>The same for the displacement between two postures, m.</summary>
    public double Bound(ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        double sum = 0;
        for (int i = 0; i < from.Length; i++) sum += Math.Abs(to[i] - from[i]) * _levers[i];
        return sum;
    }
}
