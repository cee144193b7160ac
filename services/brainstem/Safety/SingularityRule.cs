namespace Robotics.Brainstem.Safety;

/// <summary>
/// Near a singular posture the joints are slowed in proportion to the manipulability w = √det(J·Jᵀ) (Yoshikawa 1985, "Manipulability of robotic mechanisms"),
/// but never below a tenth of their limits, so that the arm can leave.
/// </summary>
/// <param name="joints">Whose velocity limits are scaled.</param>
/// <param name="least">w below which slowing begins; more than zero.</param>
internal sealed class SingularityRule(ImmutableArray<JointDescription> joints, double least) : IJointRule
{
    private const double Slowest = 0.1;

    public string Name => "singularity";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        double share = Manipulability(arm.Jacobian, nextVelocity.Length) / least;
        return share < 1 && Slowing.By(Slowing.OfJoints(joints, Math.Max(share, Slowest), nextVelocity), nextVelocity);
    }

    /// <summary>√det(J·Jᵀ) of a 6×n Jacobian.</summary>
    public static double Manipulability(ReadOnlySpan<double> jacobian, int n)
    {
        Span<double> square = stackalloc double[36];
        for (int i = 0; i < 6; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += jacobian[(i * n) + j] * jacobian[(k * n) + j];
                square[(i * 6) + k] = sum;
            }
        }

        if (!SymmetricSystem.Factor(square, 6)) return 0;
        double inverse = 1;
        for (int i = 0; i < 6; i++) inverse *= square[7 * i];
        return 1 / Math.Sqrt(inverse);
    }
}
