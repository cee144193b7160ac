namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Once: puts another object right beside the one that the empty hand comes for.</summary>
internal sealed class Distractor(FaultSetup setup) : FaultyDriver(setup, "distractor")
{
    private const int Directions = 16;
    private const double Near = 0.16;

    protected override FaultyDriver Over(FaultSetup setup) => new Distractor(setup);

    protected override void StepEnded()
    {
        if (HasFired) return;
        FaultScene scene = Truly();
        if (scene.Approached(Near) is not { } target) return;
        RandomStream random = Draw("where");
        int[] others = [.. scene.Loose().Where(i => i != target)];
        if (others.Length == 0) return;
        int from = random.NextIndex(others.Length);
        double first = random.NextBetween(0, 2 * Math.PI);
        for (int i = 0; i < others.Length * Directions; i++)
        {
            int thing = others[(from + (i / Directions)) % others.Length];
            double angle = first + (2 * Math.PI * i / Directions), away = scene.Radius(target) + scene.Radius(thing) + Options.DistractorGap;
            Vec3 at = scene.PoseOf(target).Position + (new Vec3(Math.Cos(angle), Math.Sin(angle), 0) * away);
            if (scene.Standing(thing, at, 0.05) is not { } pose) continue;
            Simulation.Move(thing, pose);
            Fire($"{scene.NameOf(thing)} put beside {scene.NameOf(target)}");
            return;
        }
    }
}
