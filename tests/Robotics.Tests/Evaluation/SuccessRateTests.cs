using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

public sealed class SuccessRateTests
{
    // Worked from (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964.
    [Theory]
    [InlineData(0, 10, 0.0, 0.277533)]
    [InlineData(10, 10, 0.722467, 1.0)]
    [InlineData(5, 10, 0.236593, 0.763407)]
    [InlineData(1, 1, 0.206549, 1.0)]
    [InlineData(450, 500, 0.870578, 0.923322)]
    public void The_interval_is_Wilsons(int successes, int n, double low, double high)
    {
        SuccessRate rate = new(successes, n);
        Assert.Equal(low, rate.Low, 5);
        Assert.Equal(high, rate.High, 5);
    }

    [Fact]
    public void Without_episodes_nothing_is_known()
    {
        SuccessRate rate = new(0, 0);
        Assert.Null(rate.Rate);
        Assert.Equal((0, 1), (rate.Low, rate.High));
    }

    [Fact]
    public void Episodes_that_could_not_begin_or_diverged_are_counted_apart()
    {
        EpisodeLine[] lines =
        [
            Lines.Ran(0, 0, true),
            Lines.Ran(0, 1, false),
            Lines.Ran(0, 2, false) with { Status = EpisodeStatus.NotRun },
            Lines.Ran(0, 3, false) with { Status = EpisodeStatus.Diverged },
        ];
        RateLine line = RateLine.Of(lines);
        Assert.Equal((1, 2, 1, 1), (line.Successes, line.N, line.NotRun, line.Diverged));
        Assert.Equal(0.5, line.SuccessRate);
    }
}
