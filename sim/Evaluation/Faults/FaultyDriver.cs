using System.Text;
using Robotics.Sim.Bodies;

namespace Robotics.Sim.Evaluation.Faults;

/// <summary>A driver with a fault: passes everything on but what the fault changes. Its state is saved, restored and forked with the simulation's.</summary>
/// <remarks>All that is drawn is drawn anew for the step and purpose it is for, so that no random stream is part of the state. Not thread-safe.</remarks>
internal abstract class FaultyDriver : ISimulatedDriver, IBodySensors, ISimulationOwner, IDisposable
{
    private readonly FaultSetup _setup;
    private readonly IBodySensors _sensors;
    private readonly int _periodsPerStep;
    private readonly List<FaultFired> _fired = [];
    private BodyState _state;
    private long _periods;

    protected FaultyDriver(FaultSetup setup, string name)
    {
        (_setup, Name) = (setup, name);
        _sensors = (IBodySensors)setup.Inner;
        Body = setup.Inner.Describe();
        _periodsPerStep = ControlRate.StepsPer(Body.ControlPeriod, Body.ServoPeriod);
        _state = new BodyState(Body.Joints.Length);
        Simulation = ((ISimulationOwner)setup.Inner).Simulation;
    }

    public string Name { get; }

    public SimulationHandle Simulation { get; }

    /// <summary>What this and the decorated faults did, in order of step.</summary>
    public ImmutableArray<FaultFired> Fired =>
        [.. (_setup.Inner is FaultyDriver inner ? inner.Fired : []).Concat(_fired).OrderBy(f => f.Step)];

    protected BodyDescription Body { get; }

    protected FaultOptions Options => _setup.Options;

    /// <summary>Control steps since the episode began.</summary>
    protected long Step => _periods / _periodsPerStep;

    protected bool HasFired => _fired.Count > 0;

    public BodyDescription Describe() => Body;

    public void Read(ref BodyState state) => _setup.Inner.Read(ref state);

    public virtual void Write(in ServoCommand command) => _setup.Inner.Write(command);

    public StepResult WaitNextPeriod()
    {
        StepResult result = _setup.Inner.WaitNextPeriod();
        if (result is StepResult.Ok or StepResult.Late && ++_periods % _periodsPerStep == 0) StepEnded();
        return result;
    }

    public virtual ImmutableArray<Track> ReadTracks() => _sensors.ReadTracks();

    public CameraFrame Capture(CameraRequest request) => _sensors.Capture(request);

    public SimulatedState Save()
    {
        SimulatedState inner = _setup.Inner.Save();
        using MemoryStream stream = new();
        using (BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(inner.Bytes.Length);
            writer.Write(inner.Bytes.Span);
            writer.Write(_periods);
            writer.Write(_fired.Count);
            foreach (FaultFired fired in _fired)
            {
                writer.Write(fired.Step);
                writer.Write(fired.Text);
            }

            Keep(writer);
        }

        return new SimulatedState($"{inner.Model}+{Name}", stream.ToArray());
    }

    public void Restore(SimulatedState state)
    {
        string suffix = $"+{Name}";
        if (!state.Model.EndsWith(suffix, StringComparison.Ordinal))
            throw RoboticsException.Invalid("The model of a saved state", $"'{state.Model}'", $"one with the fault {Name}");
        using MemoryStream stream = new(state.Bytes.ToArray());
        using BinaryReader reader = new(stream, Encoding.UTF8);
        SimulatedState inner = new(state.Model[..^suffix.Length], reader.ReadBytes(reader.ReadInt32()));
        _periods = reader.ReadInt64();
        _fired.Clear();
        for (int left = reader.ReadInt32(); left > 0; left--) _fired.Add(new FaultFired(Name, reader.ReadInt64(), reader.ReadString()));

        // First what the fault changed of the model, then the state that was computed with it.
        Recall(reader);
        _setup.Inner.Restore(inner);
    }

    public ISimulatedDriver Fork()
    {
        FaultyDriver fork = Over(_setup with { Inner = _setup.Inner.Fork() });
        fork.Restore(Save());
        return fork;
    }

    public void Dispose() => (_setup.Inner as IDisposable)?.Dispose();

    /// <summary>The same fault over another driver.</summary>
    protected abstract FaultyDriver Over(FaultSetup setup);

    /// <summary>Called after each control step.</summary>
    protected virtual void StepEnded()
    {
    }

    /// <summary>Writes what the fault keeps.</summary>
    protected virtual void Keep(BinaryWriter writer)
    {
    }

    /// <summary>Reads what <see cref="Keep"/> wrote, and changes the simulation again as it was then.</summary>
    protected virtual void Recall(BinaryReader reader)
    {
    }

    protected void Fire(FormattableString text) => _fired.Add(new FaultFired(Name, Step, FormattableString.Invariant(text)));

    protected RandomStream Draw(string purpose) => _setup.Draw($"fault {Name} {purpose}");

    /// <summary>Control steps in so much time, rounded, at least one.</summary>
    protected int StepsIn(double seconds) => Math.Max(1, (int)Math.Round(seconds / Body.ControlPeriod.TotalSeconds));

    /// <summary>What is really there, whatever the sensors say.</summary>
    protected FaultScene Truly()
    {
        IBodySensors at = this;
        while (at is FaultyDriver faulty) at = faulty._sensors;
        _setup.Inner.Read(ref _state);
        return new FaultScene(Body, at.ReadTracks(), _state.TcpInWorld, Simulation);
    }
}
