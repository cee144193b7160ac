namespace Robotics.Cerebellum.Motion;

/// <summary>
/// How freely the hand can be moved in the direction in which it can least: the smallest singular value of the Jacobian (Yoshikawa 1985), 0 for an arm that is
/// stretched out or folded upon itself. Where that direction is mostly a turn only the wrist is singular, which it passes through without harm: that counts as
/// free. Not thread-safe: one owner.
/// </summary>
internal sealed class Dexterity(IRobotModel model)
{
    /// <summary>With less than this the arm is not led on in that direction: an operational-space law would drive it through the singular posture.</summary>
    public const double Least = 0.03;

    /// <summary>From this on nothing is held back.</summary>
    public const double Ample = 0.05;

    private const int TaskSize = 6, Iterations = 5;

    /// <summary>Metres at which a radian counts: about how far the hand is from the wrist.</summary>
    private const double Radius = 0.2;

    /// <summary>The least share of displacement in a direction that counts.</summary>
    private const double LeastLinear = 0.5;

    private readonly double[] _jacobian = new double[TaskSize * model.Joints];

    /// <summary>The measure at q, metres per radian; infinite where only the wrist is singular.</summary>
    public double At(ReadOnlySpan<double> q)
    {
        Span<double> hand = stackalloc double[TaskSize];
        return At(q, hand, []);
    }

    /// <summary>The measure at q, and the direction in which the hand is least free.</summary>
    /// <param name="q">Joint positions, rad.</param>
    /// <param name="hand">Takes that direction: a unit vector, displacement in the base frame and rotation vector times <see cref="Radius"/>.</param>
    /// <param name="joints">Takes the unit vector in which the joints turn when the hand moves that way; empty when nobody wants it.</param>
    public double At(ReadOnlySpan<double> q, Span<double> hand, Span<double> joints)
    {
        int n = model.Joints;
        model.Forward(q, _jacobian);
        for (int i = 3 * n; i < TaskSize * n; i++) _jacobian[i] *= Radius;
        Span<double> normal = stackalloc double[TaskSize * TaskSize];
        for (int a = 0; a < TaskSize; a++)
        {
            for (int b = 0; b <= a; b++) normal[(a * TaskSize) + b] = Dot(Row(a), Row(b)) + (a == b ? 1e-9 : 0);
        }

        SymmetricSystem.Factor(normal, TaskSize);
        for (int a = 0; a < TaskSize; a++) hand[a] = 1 + (0.1 * a);
        double value = 0;
        for (int i = 0; i < Iterations; i++)
        {
            Normalize(hand);
            SymmetricSystem.Solve(normal, TaskSize, hand);
            value = 1 / Math.Sqrt(Math.Sqrt(Dot(hand, hand)));
        }

        Normalize(hand);
        if (Dot(hand[..3], hand[..3]) < LeastLinear * LeastLinear) return double.PositiveInfinity;
        if (joints.IsEmpty) return value;
        joints.Clear();
        for (int a = 0; a < TaskSize; a++)
        {
            for (int j = 0; j < n; j++) joints[j] += hand[a] * _jacobian[(a * n) + j];
        }

        Normalize(joints);
        return value;
    }

    /// <summary>The displacement and turn, in the base frame, as a vector that can be compared with a direction of the hand.</summary>
    public static void Write(Vec3 displacement, Vec3 turn, Span<double> hand)
    {
        for (int i = 0; i < 3; i++) (hand[i], hand[i + 3]) = (displacement[i], turn[i] * Radius);
    }

    /// <summary>The reverse of <see cref="Write"/>.</summary>
    public static (Vec3 Displacement, Vec3 Turn) Read(ReadOnlySpan<double> hand) =>
        (new(hand[0], hand[1], hand[2]), new Vec3(hand[3], hand[4], hand[5]) * (1 / Radius));

    private Span<double> Row(int a) => _jacobian.AsSpan(a * model.Joints, model.Joints);

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Normalize(Span<double> v)
    {
        double norm = Math.Sqrt(Dot(v, v));
        if (norm < 1e-12) return;
        foreach (ref double x in v) x /= norm;
    }
}
