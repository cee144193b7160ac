using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Evaluation;

public sealed class LoopHistogramTests
{
    [Fact]
    public void Quantiles_over_many_episodes_are_right_to_a_tenth()
    {
        double[] costs = [.. Enumerable.Range(1, 1000).Select(i => i / 100.0)];
        var histograms = costs.Chunk(130).Select(episode => LoopHistogram.Of(episode)).ToArray();
        Assert.InRange(LoopHistogram.Quantile(histograms, 0.5), 5.0, 5.5);
        Assert.InRange(LoopHistogram.Quantile(histograms, 0.99), 9.9, 10.9);
    }

    [Fact]
    public void Without_steps_there_is_no_cost() => Assert.Equal(0, LoopHistogram.Quantile([], 0.99));
}
