namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Once: tracks stand still for a while, with the time at which they were true. Proprioception does not.</summary>
internal sealed class Frozen(FaultSetup setup) : HeldTracks(setup, "frozen")
{
    protected override FaultyDriver Over(FaultSetup setup) => new Frozen(setup);

    protected override int Age(int kept)
    {
        int first = 10 + Draw("when").NextIndex(50), steps = StepsIn(Options.FrozenSeconds);
        if (Step == first) Fire($"tracks stand still for {Options.FrozenSeconds} s");
        return Step >= first && Step < first + steps ? kept : 0;
    }
}
