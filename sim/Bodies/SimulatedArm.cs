using System.Runtime.InteropServices;
using Robotics.Sim.Engine;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Sim.Bodies;

/// <summary>A torque-controlled arm in an embedded scene. One servo period is one physics step; the command's torques act as they are, within the motors' limits.</summary>
/// <remarks>
/// Not thread-safe. No managed allocation in <see cref="Read"/>, <see cref="Write"/> and <see cref="WaitNextPeriod"/>. Owns native memory: whoever
/// opened or forked it disposes of it. After each period everything that depends on position and velocity is up to date.
/// </remarks>
public sealed class SimulatedArm : ISimulatedDriver, IBodySensors, ISimulationOwner, IDisposable
{
    private const int Header = 4;

    private readonly ComposedScene scene;
    private readonly BodyDescription body;
    private readonly ImmutableArray<int> objectBodies;
    private readonly EpisodeRequest options;
    private readonly MujocoModel? ownModel;
    private readonly RobotAddresses at;
    private readonly SceneCameras cameras;
    private readonly double[] lastGood;

    /// <summary>Positions before MuJoCo normalised the quaternions among them: it does so anew at each pass, so that only these can be gone on from bit for bit.</summary>
    private readonly double[] integrated;
    private readonly double[] velocity = new double[6];
    private readonly double gripperLow;
    private readonly double gripperHigh;
    private readonly double gripperStep;
    private readonly int periodsPerStep;
    private long periods;
    private double gripperTarget;
    private double gripperCommand;
    private bool diverged;

    /// <param name="scene">Shared by all arms in it.</param>
    /// <param name="body">What the brain is told.</param>
    /// <param name="objectBodies">The model's body of each object of the description, in its order.</param>
    /// <param name="options">Whether deep box contacts are dropped, and whether the arm has a model of its own.</param>
    internal SimulatedArm(ComposedScene scene, BodyDescription body, ImmutableArray<int> objectBodies, EpisodeRequest options)
    {
        (this.scene, this.body, this.objectBodies, this.options) = (scene, body, objectBodies, options);
        at = scene.Addresses;
        ownModel = options.OwnModel ? scene.Model.Copy() : null;
        Data = new MujocoData(ownModel ?? scene.Model) { DropDeepBoxContacts = options.Workaround };
        Simulation = new SimulationHandle(() => Data, scene.Parts(objectBodies, options.OwnModel), Change);
        cameras = new SceneCameras(scene.Model, body, objectBodies) { FastUpTo = 128 };
        lastGood = new double[Data.StateLength];
        integrated = Data.Qpos.ToArray();
        ReadOnlySpan<double> range = scene.Model.ActuatorControlRange.Slice(2 * at.GripperActuator, 2);
        (gripperLow, gripperHigh) = (range[0], range[1]);
        gripperStep = scene.Robot.GripperSpeed * body.ServoPeriod.TotalSeconds * (gripperHigh - gripperLow) / body.Gripper.MaxWidth;
        periodsPerStep = ControlRate.StepsPer(body.ControlPeriod, body.ServoPeriod);
        PlaceArm(body.HomePositions.AsSpan());
        Refresh();
    }

    /// <summary>Body time since the episode began.</summary>
    public TimeSpan Time => body.ServoPeriod * periods;

    internal MujocoData Data { get; }

    internal SimulationHandle Simulation { get; }

    SimulationHandle ISimulationOwner.Simulation => Simulation;

    /// <summary>Called after each control step; not copied to forks. For the judge of an episode.</summary>
    internal Action? ControlStepEnded { get; set; }

    public BodyDescription Describe() => body;

    public void Read(ref BodyState state)
    {
        ReadOnlySpan<double> qpos = Data.Qpos, qvel = Data.Qvel, torque = Data.QfrcActuator;
        for (int j = 0; j < at.Qpos.Length; j++)
        {
            state.Position[j] = qpos[at.Qpos[j]];
            state.Velocity[j] = qvel[at.Dofs[j]];
            state.Effort[j] = torque[at.Dofs[j]];
        }

        double width = 0;
        foreach (int finger in at.FingerQpos) width += qpos[finger];
        state.GripperWidth = Math.Max(0, width);
        state.TcpInWorld = Data.SitePose(at.Tcp);
        Data.ObjectVelocity(ModelObject.Site, at.Tcp, false, velocity);
        state.TcpVelocity = new Twist(new Vec3(velocity[3], velocity[4], velocity[5]), new Vec3(velocity[0], velocity[1], velocity[2]));
        state.Time = Time;
    }

    public void Write(in ServoCommand command)
    {
        if (command.Type != body.CommandType) throw RoboticsException.Invalid("The type of a command", command.Type, body.CommandType.ToString());
        if (command.Values.Length != at.Motors.Length)
            throw RoboticsException.Invalid("The length of a command", command.Values.Length, FormattableString.Invariant($"{at.Motors.Length}"));
        Span<double> ctrl = Data.Ctrl;
        for (int j = 0; j < at.Motors.Length; j++) ctrl[at.Motors[j]] = command.Values[j];
        gripperCommand = Math.Clamp(command.Gripper, -1, 1);
    }

    public StepResult WaitNextPeriod()
    {
        if (diverged) return StepResult.Diverged;
        Save(lastGood);
        double goal = gripperHigh - ((gripperHigh - gripperLow) * (gripperCommand + 1) / 2);
        gripperTarget += Math.Clamp(goal - gripperTarget, -gripperStep * Simulation.GripperSpeed, gripperStep * Simulation.GripperSpeed);
        Data.Ctrl[at.GripperActuator] = gripperTarget;
        Data.Step2();
        UpdateFromPositions();
        if (Data.Diverged)
        {
            diverged = true;
            Data.Restore(lastGood);
            UpdateFromPositions();
            return StepResult.Diverged;
        }

        periods++;
        Simulation.Note();
        if (periods % periodsPerStep == 0) ControlStepEnded?.Invoke();
        return StepResult.Ok;
    }

    public ImmutableArray<Track> ReadTracks()
    {
        ImmutableArray<Track>.Builder tracks = ImmutableArray.CreateBuilder<Track>(objectBodies.Length);
        for (int i = 0; i < objectBodies.Length; i++) tracks.Add(new Track(body.Objects[i].Id, Data.BodyPose(objectBodies[i]), [], Time, "simulator"));
        return tracks.MoveToImmutable();
    }

    public CameraFrame Capture(CameraRequest request) => cameras.Capture(Data, request, Time);

    public SimulatedState Save()
    {
        double[] state = new double[Header + Data.StateLength];
        (state[0], state[1], state[2], state[3]) = (periods, gripperTarget, gripperCommand, diverged ? 1 : 0);
        Save(state.AsSpan(Header));
        return new SimulatedState(scene.Key, MemoryMarshal.AsBytes(state.AsSpan()).ToArray());
    }

    public void Restore(SimulatedState state)
    {
        int length = (Header + Data.StateLength) * sizeof(double);
        if (state.Model != scene.Key) throw RoboticsException.Invalid("The model of a saved state", $"'{state.Model}'", $"'{scene.Key}'");
        if (state.Bytes.Length != length)
            throw RoboticsException.Invalid("The length of a saved state", state.Bytes.Length, FormattableString.Invariant($"{length} bytes"));
        double[] values = MemoryMarshal.Cast<byte, double>(state.Bytes.Span).ToArray();
        (periods, gripperTarget, gripperCommand, diverged) = ((long)values[0], values[1], values[2], values[3] != 0);
        Data.Restore(values.AsSpan(Header));
        UpdateFromPositions();
    }

    public ISimulatedDriver Fork()
    {
        SimulatedArm fork = new(scene, body, objectBodies, options);
        fork.Restore(Save());
        return fork;
    }

    public void Dispose()
    {
        Data.Dispose();
        ownModel?.Dispose();
    }

    /// <summary>Sets the arm still at q with the gripper open.</summary>
    internal void PlaceArm(ReadOnlySpan<double> q)
    {
        for (int j = 0; j < q.Length; j++)
        {
            Data.Qpos[at.Qpos[j]] = q[j];
            Data.Qvel[at.Dofs[j]] = 0;
            Data.Ctrl[at.Motors[j]] = 0;
        }

        foreach (int finger in at.FingerQpos) Data.Qpos[finger] = body.Gripper.MaxWidth / at.FingerQpos.Length;
        (gripperTarget, gripperCommand) = (gripperHigh, -1);
        Data.Ctrl[at.GripperActuator] = gripperHigh;
    }

    /// <summary>Body time starts at zero here, and everything that depends on position and velocity is brought up to date.</summary>
    internal void Refresh()
    {
        periods = 0;
        Data.Time = 0;
        UpdateFromPositions();
    }

    private void Save(Span<double> state)
    {
        const int Time = 1;
        Data.Save(state);
        integrated.CopyTo(state[Time..]);
    }

    private void UpdateFromPositions()
    {
        Data.Qpos.CopyTo(integrated);
        Data.Step1();
    }

    private void Change(Action change)
    {
        integrated.CopyTo(Data.Qpos);
        change();
        UpdateFromPositions();
    }
}
