namespace Robotics.Sim.Bodies;

/// <summary>
/// Inverse kinematics by damped least squares (Wampler 1986; Nakamura and Hanafusa 1986) with joint limits as an active set, joints drawn to the middle of
/// their ranges in the null space (Liégeois 1977), and a fixed list of restarts: the same target and seed give the same answer. No allocation.
/// </summary>
internal sealed class DampedLeastSquares
{
    private const int TaskSize = 6;
    private const int Restarts = 16;
    private const int Iterations = 60;
    private const double Damping = 1e-5;
    private const double LargestStep = 0.3;
    private const double Centring = 0.02;
    private const double LimitMargin = 0.01;
    private const double FinePosition = 1e-6;
    private const double FineAngle = 1e-5;
    private const double GoodPosition = 5e-4;
    private const double GoodAngle = 4e-3;

    /// <summary>Damped Newton steps lead there soon or not at all: an error of which more than this share is left after so many steps will stay.</summary>
    private const int Patience = 10;
    private const double Remaining = 0.7;

    private readonly IRobotModel arm;
    private readonly double[] low;
    private readonly double[] high;
    private readonly double[][] starts;
    private readonly double[] jacobian;
    private readonly double[] pull;
    private readonly double[] step;
    private readonly bool[] locked;
    private readonly double[] candidate;

    public DampedLeastSquares(IRobotModel arm, BodyDescription body)
    {
        int n = body.Joints.Length;
        this.arm = arm;
        low = [.. body.Joints.Select(j => j.MinPosition + LimitMargin)];
        high = [.. body.Joints.Select(j => j.MaxPosition - LimitMargin)];
        starts = Starts(body);
        jacobian = new double[TaskSize * n];
        pull = new double[n];
        step = new double[n];
        candidate = new double[n];
        locked = new bool[n];
    }

    /// <summary>See <see cref="IRobotModel.Inverse"/>; <paramref name="q"/> is left as it was when nothing was found.</summary>
    public bool Solve(Pose target, Span<double> q)
    {
        if (!target.IsFinite) return false;
        for (int attempt = 0; attempt <= starts.Length; attempt++)
        {
            if (attempt == 0) q.CopyTo(candidate);
            else starts[attempt - 1].CopyTo(candidate, 0);
            if (!Descend(target)) continue;
            candidate.CopyTo(q);
            return true;
        }

        return false;
    }

    private static double[][] Starts(BodyDescription body)
    {
        RandomStream stream = new(0, 0, "inverse kinematics restarts");
        double[][] starts = new double[Restarts][];
        starts[0] = [.. body.HomePositions];
        for (int i = 1; i < Restarts; i++) starts[i] = [.. body.Joints.Select(j => stream.NextBetween(j.MinPosition, j.MaxPosition))];
        return starts;
    }

    private bool Descend(Pose target)
    {
        int n = candidate.Length;
        for (int j = 0; j < n; j++) candidate[j] = double.IsFinite(candidate[j]) ? Math.Clamp(candidate[j], low[j], high[j]) : (low[j] + high[j]) / 2;
        Span<double> error = stackalloc double[TaskSize];
        double earlier = double.PositiveInfinity;
        for (int iteration = 0; ; iteration++)
        {
            Pose now = arm.Forward(candidate, jacobian);
            Vec3 linear = target.Position - now.Position;
            Vec3 angular = (target.Rotation * now.Rotation.Inverse()).ToRotationVector();
            double distance = linear.Norm, angle = angular.Norm;
            if (distance < FinePosition && angle < FineAngle) return true;
            bool stays = false;
            if (iteration % Patience == 0) (stays, earlier) = (distance + angle > Remaining * earlier, distance + angle);
            if (stays || iteration == Iterations) return distance < GoodPosition && angle < GoodAngle;
            for (int i = 0; i < 3; i++) (error[i], error[i + 3]) = (linear[i], angular[i]);
            Step(error, Math.Min(1, distance + angle));
        }
    }

    /// <summary>One step; joints that would leave their range are locked at its end and the step is taken with the others.</summary>
    private void Step(ReadOnlySpan<double> error, double far)
    {
        int n = candidate.Length;
        Array.Clear(locked);
        for (int round = 0; round < n; round++)
        {
            Direction(error, far);
            double largest = 0;
            for (int j = 0; j < n; j++) largest = Math.Max(largest, Math.Abs(step[j]));
            double scale = largest > LargestStep ? LargestStep / largest : 1;
            bool again = false;
            for (int j = 0; j < n; j++)
            {
                step[j] *= scale;
                bool leaves = (candidate[j] <= low[j] && step[j] < 0) || (candidate[j] >= high[j] && step[j] > 0);
                if (!leaves || locked[j]) continue;
                Lock(j);
                again = true;
            }

            if (!again) break;
        }

        for (int j = 0; j < n; j++) candidate[j] = Math.Clamp(candidate[j] + step[j], low[j], high[j]);
    }

    private void Lock(int joint)
    {
        locked[joint] = true;
        for (int a = 0; a < TaskSize; a++) jacobian[(a * candidate.Length) + joint] = 0;
    }

    /// <summary>Jᵀ(JJᵀ + λ²I)⁻¹(e − Jz) + z, without the locked joints, whose columns of J are zero. The centring z fades with the error, so that the last steps converge quadratically.</summary>
    private void Direction(ReadOnlySpan<double> error, double far)
    {
        int n = candidate.Length;
        for (int j = 0; j < n; j++)
        {
            double range = high[j] - low[j];
            pull[j] = locked[j] ? 0 : -Centring * far * (candidate[j] - ((low[j] + high[j]) / 2)) / (range * range) * 4;
        }

        Span<double> normal = stackalloc double[TaskSize * TaskSize];
        Span<double> y = stackalloc double[TaskSize];
        for (int a = 0; a < TaskSize; a++)
        {
            ReadOnlySpan<double> rowA = jacobian.AsSpan(a * n, n);
            y[a] = error[a];
            for (int j = 0; j < n; j++) y[a] -= rowA[j] * pull[j];
            for (int b = 0; b <= a; b++)
            {
                ReadOnlySpan<double> rowB = jacobian.AsSpan(b * n, n);
                double sum = a == b ? Damping * (far + 0.01) : 0;
                for (int j = 0; j < rowA.Length; j++) sum += rowA[j] * rowB[j];
                normal[(a * TaskSize) + b] = sum;
            }
        }

        SymmetricSystem.Factor(normal, TaskSize);
        SymmetricSystem.Solve(normal, TaskSize, y);
        pull.CopyTo(step, 0);
        for (int a = 0; a < TaskSize; a++)
        {
            ReadOnlySpan<double> row = jacobian.AsSpan(a * n, n);
            for (int j = 0; j < row.Length; j++) step[j] += row[j] * y[a];
        }
    }
}
