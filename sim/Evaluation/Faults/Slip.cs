namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Once: fingers and carried object lose their friction for a while.</summary>
internal sealed class Slip(FaultSetup setup) : FaultyDriver(setup, "slip")
{
    private int _thing = -1;
    private int _carried;
    private int _left;

    protected override FaultyDriver Over(FaultSetup setup) => new Slip(setup);

    protected override void StepEnded()
    {
        if (_left > 0)
        {
            if (--_left == 0) Simulation.SetGraspFriction(_thing, 1);
            return;
        }

        if (HasFired) return;
        FaultScene scene = Truly();
        _carried = scene.Carried() is { } thing && (thing == _thing || _carried == 0) ? _carried + 1 : 0;
        _thing = scene.Carried() ?? -1;
        if (_carried < 4 + Draw("when").NextIndex(12)) return;
        _left = StepsIn(Options.SlipSeconds);
        Simulation.SetGraspFriction(_thing, Options.SlipFriction);
        Fire($"friction of {scene.NameOf(_thing)} in the hand times {Options.SlipFriction} for {Options.SlipSeconds} s");
    }

    protected override void Keep(BinaryWriter writer)
    {
        writer.Write(_thing);
        writer.Write(_carried);
        writer.Write(_left);
    }

    protected override void Recall(BinaryReader reader)
    {
        int before = _left > 0 ? _thing : -1;
        (_thing, _carried, _left) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (before >= 0) Simulation.SetGraspFriction(before, 1);
        if (_left > 0) Simulation.SetGraspFriction(_thing, Options.SlipFriction);
    }
}
