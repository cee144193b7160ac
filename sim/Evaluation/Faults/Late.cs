namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Tracks come late, with the time at which they were true. Proprioception does not.</summary>
internal sealed class Late(FaultSetup setup) : HeldTracks(setup, "late")
{
    protected override FaultyDriver Over(FaultSetup setup) => new Late(setup);

    protected override int Age(int kept)
    {
        if (!HasFired) Fire($"tracks are {Options.LateSeconds} s old");
        return Math.Min(kept, StepsIn(Options.LateSeconds));
    }
}
