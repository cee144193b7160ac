namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Once: moves an object aside while the empty hand comes near it.</summary>
internal sealed class Nudge(FaultSetup setup) : FaultyDriver(setup, "nudge")
{
    private const int Directions = 16;

    protected override FaultyDriver Over(FaultSetup setup) => new Nudge(setup);

    protected override void StepEnded()
    {
        if (HasFired) return;
        FaultScene scene = Truly();
        RandomStream random = Draw("where");
        if (scene.Approached(random.NextBetween(0.05, 0.12)) is not { } thing) return;
        double length = random.NextBetween(Options.NudgeMetres.From, Options.NudgeMetres.To), first = random.NextBetween(0, 2 * Math.PI);
        for (int i = 0; i < Directions; i++)
        {
            double angle = first + (2 * Math.PI * i / Directions);
            Vec3 at = scene.PoseOf(thing).Position + (new Vec3(Math.Cos(angle), Math.Sin(angle), 0) * length);
            if (scene.Standing(thing, at, 0.01) is not { } pose) continue;
            Simulation.Move(thing, pose);
            Fire($"{scene.NameOf(thing)} moved by {length * 100:0.0} cm");
            return;
        }
    }
}
