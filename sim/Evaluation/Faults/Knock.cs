namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Once: takes the carried object out of the hand and stands it on what is below, beside the hand.</summary>
internal sealed class Knock(FaultSetup setup) : FaultyDriver(setup, "knock")
{
    private const int Directions = 16;
    private const double MostDrop = 0.6;

    private int _carried;

    protected override FaultyDriver Over(FaultSetup setup) => new Knock(setup);

    protected override void StepEnded()
    {
        if (HasFired) return;
        FaultScene scene = Truly();
        if (scene.Carried() is not { } thing)
        {
            _carried = 0;
            return;
        }

        RandomStream random = Draw("where");
        if (++_carried < 4 + random.NextIndex(12)) return;
        double length = random.NextBetween(Options.KnockMetres.From, Options.KnockMetres.To), first = random.NextBetween(0, 2 * Math.PI);
        for (int i = 0; i < Directions; i++)
        {
            double angle = first + (2 * Math.PI * i / Directions);
            Vec3 at = scene.PoseOf(thing).Position + (new Vec3(Math.Cos(angle), Math.Sin(angle), 0) * length);
            if (scene.Standing(thing, at, MostDrop) is not { } pose) continue;
            Simulation.Move(thing, pose);
            Fire($"{scene.NameOf(thing)} knocked out of the hand, {length * 100:0.0} cm aside");
            return;
        }
    }

    protected override void Keep(BinaryWriter writer) => writer.Write(_carried);

    protected override void Recall(BinaryReader reader) => _carried = reader.ReadInt32();
}
