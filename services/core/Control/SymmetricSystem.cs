namespace Robotics.Core.Control;

/// <summary>Solves small symmetric positive systems by L D Lᵀ, in place and without allocation.</summary>
public static class SymmetricSystem
{
    /// <summary>Below this part of the largest pivot a direction counts as not movable, as a pseudo-inverse would have it.</summary>
    private const double Singular = 1e-15;

    /// <summary>Replaces the lower triangle of A (n×n, row by row) by L, and its diagonal by 1/D.</summary>
    /// <returns>False when A is singular or indefinite to working precision.</returns>
    public static bool Factor(Span<double> a, int n)
    {
        bool regular = true;
        Span<double> d = stackalloc double[n];
        double largest = 0;
        for (int j = 0; j < n; j++)
        {
            d[j] = a[(j * n) + j];
            for (int k = 0; k < j; k++) d[j] -= a[(j * n) + k] * a[(j * n) + k] * d[k];
            largest = Math.Max(largest, d[j]);
            double inverse = d[j] > Singular * largest ? 1 / d[j] : 0;
            regular &= inverse > 0;
            for (int i = j + 1; i < n; i++)
            {
                double x = a[(i * n) + j];
                for (int k = 0; k < j; k++) x -= a[(i * n) + k] * a[(j * n) + k] * d[k];
                a[(i * n) + j] = x * inverse;
            }

            a[(j * n) + j] = inverse;
        }

        return regular;
    }

    /// <summary>Replaces b by the solution of A x = b.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++) b[i] -= factor[(i * n) + k] * b[k];
        }

        for (int i = 0; i < n; i++) b[i] *= factor[(i * n) + i];
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++) b[i] -= factor[(k * n) + i] * b[k];
        }
    }
}
