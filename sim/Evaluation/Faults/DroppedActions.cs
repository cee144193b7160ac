namespace Robotics.Sim.Evaluation.Faults;

/// <summary>The commands of some control steps are lost: the last one holds, or, where a command is a displacement, none is made.</summary>
internal sealed class DroppedActions(FaultSetup setup) : FaultyDriver(setup, "drop-actions")
{
    private double _gripper = -1;

    public override void Write(in ServoCommand command)
    {
        if (Draw(FormattableString.Invariant($"{Step}")).NextDouble() >= Options.DroppedShare)
        {
            _gripper = command.Type == CommandType.OscPoseAction ? command.Values[^1] : command.Gripper;
            base.Write(command);
            return;
        }

        if (!HasFired) Fire($"{Options.DroppedShare * 100} % of the commands are lost");
        if (command.Type != CommandType.OscPoseAction) return;
        Span<double> none = stackalloc double[command.Values.Length];
        none.Clear();
        none[^1] = _gripper;
        base.Write(new ServoCommand(command.Type, none, _gripper));
    }

    protected override FaultyDriver Over(FaultSetup setup) => new DroppedActions(setup);

    protected override void Keep(BinaryWriter writer) => writer.Write(_gripper);

    protected override void Recall(BinaryReader reader) => _gripper = reader.ReadDouble();
}
