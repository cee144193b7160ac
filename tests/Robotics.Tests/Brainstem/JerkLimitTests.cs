namespace Robotics.Tests.Brainstem;

public sealed class JerkLimitTests
{
    private const double Period = 0.002;
    private static readonly AxisLimits Limits = new(1.5, 8, 400);

    [Fact]
    public void No_limit_is_broken_whatever_the_goals_are()
    {
        RandomStream random = new(3, 0, "jerk limit");
        AxisState state = default;
        double goal = 0;
        for (int i = 0; i < 200_000; i++)
        {
            if (random.NextIndex(40) == 0) goal = random.NextBetween(-2, 2);
            AxisState next = JerkLimit.Step(state, goal, Limits, Period);
            Assert.InRange(Math.Abs(next.Velocity), 0, Limits.MaxVelocity + 1e-4);
            Assert.InRange(Math.Abs(next.Acceleration), 0, Limits.MaxAcceleration + 1e-9);
            Assert.InRange(Math.Abs(next.Acceleration - state.Acceleration) / Period, 0, Limits.MaxJerk + 1e-6);
            state = next;
        }
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(-0.2)]
    [InlineData(3)]
    public void A_goal_that_stays_is_reached_without_overshoot_and_kept(double goal)
    {
        AxisState state = default;
        double furthest = double.NegativeInfinity;
        int arrived = 0;
        for (int i = 0; i < 3000; i++)
        {
            state = JerkLimit.Step(state, goal, Limits, Period);
            furthest = Math.Max(furthest, (state.Position - goal) * Math.Sign(goal));
            if (arrived == 0 && Math.Abs(state.Position - goal) < 1e-6 && Math.Abs(state.Velocity) < 1e-4) arrived = i;
        }

        Assert.InRange(furthest, -1e-7, 20e-6);
        Assert.Equal(goal, state.Position, 1e-6);
        Assert.InRange(arrived * Period, Fastest(Math.Abs(goal)), (1.02 * Fastest(Math.Abs(goal))) + (20 * Period));
    }

    /// <summary>Shortest time from rest to rest over a way, s: the seven phases in closed form.</summary>
    private static double Fastest(double way)
    {
        (double v, double a, double j) = (Limits.MaxVelocity, Limits.MaxAcceleration, Limits.MaxJerk);
        double onlyJerk = 4 * Math.Cbrt(way / (2 * j));
        if (onlyJerk / 4 * j <= a) return onlyJerk - (2 * Period);
        double toSpeed = (v / a) + (a / j);
        double cruising = (way / v) + toSpeed;
        double noCruise = (a / j) + Math.Sqrt((a * a / (j * j)) + (4 * way / a));
        return (v * toSpeed <= way ? cruising : noCruise) - (2 * Period);
    }
}
