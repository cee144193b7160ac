namespace Robotics.Sim.Evaluation.Faults;

/// <summary>The gripper opens and closes slowly.</summary>
internal sealed class SlowGripper : FaultyDriver
{
    public SlowGripper(FaultSetup setup)
        : base(setup, "slow-gripper") => Simulation.GripperSpeed = Options.GripperSpeed;

    protected override FaultyDriver Over(FaultSetup setup) => new SlowGripper(setup);

    protected override void StepEnded()
    {
        if (!HasFired) Fire($"the gripper has {Options.GripperSpeed * 100} % of its speed");
    }
}
