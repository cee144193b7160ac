using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation.Audit;

/// <summary>A driver that is watched: it changes nothing, and what really happened is written down after each control step. Forks start without notes.</summary>
internal sealed class Witness : FaultyDriver
{
    private readonly List<Moment> _moments = [];

    private Witness(FaultSetup setup)
        : base(setup, "witness") => StepEnded();

    /// <summary>By control step since the episode began; the first is the state before it.</summary>
    public IReadOnlyList<Moment> Moments => _moments;

    /// <summary>Null when the driver does not let anybody into its simulation.</summary>
    public static Witness? Over(ISimulatedDriver driver) =>
        driver is ISimulationOwner and IBodySensors ? new Witness(new FaultSetup(driver, FaultOptions.None, 0, 0)) : null;

    protected override FaultyDriver Over(FaultSetup setup) => new Witness(setup);

    protected override void StepEnded()
    {
        BodyState state = new(Body.Joints.Length);
        Read(ref state);
        ImmutableArray<bool> touched = [.. Enumerable.Range(0, Body.Objects.Length).Select(i => Simulation.Touch(i, SimulationHandle.Robot))];
        _moments.Add(new Moment(ReadTracks(), touched, state.TcpInWorld));
    }
}
