using Robotics.Sim.Evaluation.Comparison;
using Robotics.Sim.Evaluation.Faults;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

public sealed class ComparisonTests
{
    // Newcombe (1998), Statistics in Medicine 17, 2635-2650: 20, 12, 2 and 16 of 50 pairs give 0.2 with 0.0562 to 0.3292 by his method 10.
    [Fact]
    public void The_interval_is_Newcombes()
    {
        PairedDifference paired = new(Both: 20, OnlyA: 2, OnlyB: 12, Neither: 16);
        Assert.Equal(0.2, paired.Difference!.Value, 12);
        Assert.Equal(0.0562, paired.Low, 4);
        Assert.Equal(0.3292, paired.High, 4);
    }

    [Fact]
    public void Swapping_A_and_B_turns_the_interval_around()
    {
        PairedDifference there = new(36, 2, 4, 8), back = new(36, 4, 2, 8);
        Assert.Equal(-there.High, back.Low, 12);
        Assert.Equal(-there.Low, back.High, 12);
    }

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(5, 5, 1.0)]
    [InlineData(12, 2, 0.012939453125)]
    [InlineData(1, 9, 0.021484375)]
    public void McNemars_p_is_exact(int onlyA, int onlyB, double p) => Assert.Equal(p, new PairedDifference(7, onlyA, onlyB, 3).McNemarP, 10);

    [Fact]
    public void Only_episodes_that_ran_in_both_are_compared_and_flipped_ones_are_listed()
    {
        EpisodeLine[] a = [Lines.Ran(0, 0, true), Lines.Ran(0, 1, true), Lines.Ran(0, 2, false), Lines.Ran(1, 0, true)];
        EpisodeLine[] b = [Lines.Ran(0, 0, true), Lines.Ran(0, 1, false), Lines.Ran(0, 2, true), Lines.Ran(1, 0, true) with { Status = EpisodeStatus.NotRun }];
        EvaluationComparison comparison = EvaluationComparison.Of([.. a], [.. b]);
        Assert.Equal(new PairedDifference(1, 1, 1, 0), comparison.Overall);
        Assert.Equal((1, 0), (comparison.OnlyInA, comparison.OnlyInB));
        Assert.Empty(comparison.Faults);
        Assert.Equal([(1, false, "Missed"), (2, true, "Missed")], comparison.Flipped.Select(f => (f.Episode.Init, f.Gained, f.Cause)));
    }

    [Fact]
    public void Of_each_fault_only_the_episodes_in_which_it_did_something_are_compared()
    {
        FaultFired nudge = new("nudge", 10, "moved"), slip = new("slip", 20, "slippery");
        EpisodeLine[] a = [Lines.Ran(0, 0, true), Lines.Ran(0, 1, true), Lines.Ran(0, 2, true)];
        EpisodeLine[] b = [Lines.Ran(0, 0, false) with { Faults = [nudge, slip] }, Lines.Ran(0, 1, true) with { Faults = [nudge, nudge] }, Lines.Ran(0, 2, false)];

        EvaluationComparison comparison = EvaluationComparison.Of([.. a], [.. b]);

        Assert.Equal([new("nudge", new(1, 1, 0, 0)), new("slip", new(0, 1, 0, 0))], comparison.Faults);
        Assert.Equal([0.5, 0], comparison.Faults.Select(f => f.Paired.Ratio));
        Assert.Null(new PairedDifference(0, 0, 3, 1).Ratio);
    }
}
