namespace Robotics.Core.Control;

/// <summary>
/// One axis goes to a goal that may jump or move at any time, as fast as its limits of velocity, acceleration and jerk allow. A pure function without allocation.
/// </summary>
/// <remarks>
/// On-line trajectory generation in the sense of Kröger and Wahl 2010 ("Online Trajectory Generation: Basic Concepts for Instantaneous Reactions to Unforeseen
/// Events", IEEE T-RO 26) and Haschke, Weitnauer, Ritter 2008 ("On-Line Planning of Time-Optimal, Jerk-Limited Trajectories", IROS), without a table of profiles: in each
/// period the jerk is chosen so that the place where the axis would come to rest, if it braked from the period's end, is the goal. That place grows with the
/// jerk, so bisection finds it; where no jerk within the limits does, the nearest limit is the fastest way there. From a state within the limits no later one is
/// outside, and a goal that stays is reached without overshoot, both but for what the jerk of a part of one period makes (micrometres at 500 Hz).
/// </remarks>
public static class JerkLimit
{
    private const int Halvings = 32;

    /// <summary>The state one period later.</summary>
    /// <param name="now">The state.</param>
    /// <param name="goal">Where to come to rest.</param>
    /// <param name="limits">What holds.</param>
    /// <param name="periodSeconds">More than zero.</param>
    public static AxisState Step(in AxisState now, double goal, in AxisLimits limits, double periodSeconds)
    {
        double least = Math.Clamp((-limits.MaxAcceleration - now.Acceleration) / periodSeconds, -limits.MaxJerk, limits.MaxJerk);
        double most = Math.Clamp((limits.MaxAcceleration - now.Acceleration) / periodSeconds, -limits.MaxJerk, limits.MaxJerk);
        double slowest = Solve(now, -limits.MaxVelocity, limits, periodSeconds, (least, most), toRest: false);
        double fastest = Solve(now, limits.MaxVelocity, limits, periodSeconds, (least, most), toRest: false);
        double jerk = Solve(now, goal, limits, periodSeconds, (least, most), toRest: true);
        return After(now, Math.Min(Math.Max(jerk, slowest), fastest), periodSeconds);
    }

    /// <summary>Where the axis comes to rest when it brakes as fast as its limits allow.</summary>
    public static double RestingPlace(in AxisState from, in AxisLimits limits)
    {
        // Mirrored, so that the velocity left when the acceleration is let go is not positive: then braking accelerates upwards.
        double sign = VelocityLeft(from, limits.MaxJerk) > 0 ? -1 : 1;
        double v = sign * from.Velocity, a = sign * from.Acceleration;
        double j = limits.MaxJerk;
        double peak = Math.Sqrt(Math.Max(0, (a * a / 2) - (v * j)));
        double holding = 0;
        if (peak > limits.MaxAcceleration)
        {
            peak = Math.Max(limits.MaxAcceleration, a);
            holding = Math.Max(0, (-v - (((2 * peak * peak) - (a * a)) / (2 * j))) / peak);
        }

        double rising = Math.Max(0, (peak - a) / j), falling = peak / j;
        double way = (v * rising) + (a * rising * rising / 2) + (j * rising * rising * rising / 6);
        v += (a * rising) + (j * rising * rising / 2);
        way += (v * holding) + (peak * holding * holding / 2);
        v += peak * holding;
        way += (v * falling) + (peak * falling * falling / 2) - (j * falling * falling * falling / 6);
        return from.Position + (sign * way);
    }

    /// <summary>The jerk that brings the resting place, or the velocity left when the acceleration is let go, to <paramref name="wanted"/>.</summary>
    private static double Solve(
        in AxisState now, double wanted, in AxisLimits limits, double periodSeconds, (double Least, double Most) range, bool toRest)
    {
        (double low, double high) = range;
        if (Reached(After(now, low, periodSeconds), limits, toRest) >= wanted) return low;
        if (Reached(After(now, high, periodSeconds), limits, toRest) <= wanted) return high;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            if (Reached(After(now, middle, periodSeconds), limits, toRest) < wanted) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double Reached(in AxisState state, in AxisLimits limits, bool toRest) =>
        toRest ? RestingPlace(state, limits) : VelocityLeft(state, limits.MaxJerk);

    private static double VelocityLeft(in AxisState state, double jerk) =>
        state.Velocity + (state.Acceleration * Math.Abs(state.Acceleration) / (2 * jerk));

    private static AxisState After(in AxisState now, double jerk, double t) => new(
        now.Position + (now.Velocity * t) + (now.Acceleration * t * t / 2) + (jerk * t * t * t / 6),
        now.Velocity + (now.Acceleration * t) + (jerk * t * t / 2),
        now.Acceleration + (jerk * t));
}
