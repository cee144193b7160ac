namespace Robotics.Core.Control;

/// <summary>Cholesky factorization A = L·Lᵀ of small symmetric positive-definite matrices, in place, without allocation.</summary>
/// <remarks>Matrices are n×n row-major; only the lower triangle is read and written. A pivot that is not positive marks a direction along which A
/// is singular: solving leaves that direction at zero, as a pseudo-inverse would.</remarks>
public static class Cholesky
{
    private const double SmallestPivot = 1e-14;

    /// <summary>Replaces the lower triangle of <paramref name="a"/> by L.</summary>
    /// <returns>False when A is singular or indefinite to working precision.</returns>
    public static bool Factor(Span<double> a, int n)
    {
        bool regular = true;
        for (int j = 0; j < n; j++)
        {
            double pivot = a[(j * n) + j];
            for (int k = 0; k < j; k++) pivot -= a[(j * n) + k] * a[(j * n) + k];
            bool usable = pivot > SmallestPivot;
            regular &= usable;
            double diagonal = usable ? Math.Sqrt(pivot) : 0;
            a[(j * n) + j] = diagonal;
            for (int i = j + 1; i < n; i++)
            {
                double sum = a[(i * n) + j];
                for (int k = 0; k < j; k++) sum -= a[(i * n) + k] * a[(j * n) + k];
                a[(i * n) + j] = usable ? sum / diagonal : 0;
            }
        }

        return regular;
    }

    /// <summary>Solves L·Lᵀ·x = b in place: <paramref name="x"/> is b before and the solution after.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> x)
    {
        for (int i = 0; i < n; i++)
        {
            double sum = x[i];
            for (int k = 0; k < i; k++) sum -= factor[(i * n) + k] * x[k];
            x[i] = Divide(sum, factor[(i * n) + i]);
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) sum -= factor[(k * n) + i] * x[k];
            x[i] = Divide(sum, factor[(i * n) + i]);
        }
    }

    private static double Divide(double value, double diagonal) => diagonal > 0 ? value / diagonal : 0;
}
