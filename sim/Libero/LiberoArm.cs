using System.Runtime.InteropServices;
using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;
using Robotics.Sim.Engine.Rendering;
using Robotics.Sim.Libero.Description;
using Robotics.Sim.Libero.Goals;
using Robotics.Sim.Libero.Simulation;

namespace Robotics.Sim.Libero;

/// <summary>LIBERO's arm: its firmware is the environment's own controller, which takes an OSC pose action a control period. One servo period is one control step.</summary>
/// <remarks>
/// Not thread-safe. No managed allocation in <see cref="Read"/>, <see cref="Write"/> and <see cref="WaitNextPeriod"/>. Owns native memory: whoever opened or
/// forked it disposes of it. As in the original, poses are those at the beginning of the last physics step, 2 ms before the joint positions.
/// </remarks>
internal sealed class LiberoArm : ISimulatedDriver, IBodySensors, ISimulationOwner, IDisposable
{
    /// <summary>Control steps, and whether the state was lost.</summary>
    private const int Header = 2;

    private static readonly RenderOptions Exact = new() { GeomGroups = [1] };
    private static readonly RenderOptions Fast = Exact with { Shadows = false, Reflections = false, SkipUnseen = true };

    private readonly LiberoSimulation _simulation;
    private readonly TaskModel _task;
    private readonly LiberoDescription _description;
    private readonly SceneCameras _cameras;
    private readonly PictureOptions _pictures;
    private readonly Dictionary<Predicate, IGoalPredicate?> _judged = [];
    private readonly double[] _action = new double[LiberoSimulation.ActionLength];
    private readonly double[] _velocity = new double[6];
    private long _steps;
    private bool _diverged;

    public LiberoArm(LiberoSimulation simulation, TaskModel task, LiberoDescription description, PictureOptions pictures)
    {
        (_simulation, _task, _description) = (simulation, task, description);
        Simulation = new SimulationHandle(() => _simulation.Data, Parts(), simulation.Change) { Judge = Judge };
        simulation.ControlsSet = _ => Simulation.Note();
        _pictures = pictures;
        _cameras = new SceneCameras(task.Compiled, description.Body, [.. description.Objects.Select(o => o.Body)])
        {
            Options = pictures.Fast ? Fast : Exact,
            Fast = pictures.Fast,
            Flipped = pictures.Flipped,
        };
    }

    /// <summary>Body time since the brain began.</summary>
    public TimeSpan Time => _description.Body.ControlPeriod * _steps;

    /// <summary>Called after each control step; not copied to forks. For the judge of an episode.</summary>
    public Action? ControlStepEnded { get; set; }

    public ImmutableArray<double> State => _simulation.Data.FullState();

    public bool GoalHolds => _simulation.GoalHolds;

    public SimulationHandle Simulation { get; }

    public BodyDescription Describe() => _description.Body;

    public void Read(ref BodyState state)
    {
        MujocoData data = _simulation.Data;
        PandaAddresses at = _task.Addresses;
        ReadOnlySpan<double> qpos = data.Qpos, qvel = data.Qvel, torque = data.QfrcActuator;
        for (int j = 0; j < PandaAddresses.Joints; j++)
        {
            state.Position[j] = qpos[at.Qpos[j]];
            state.Velocity[j] = qvel[at.Dofs[j]];
            state.Effort[j] = torque[at.Dofs[j]];
        }

        state.GripperWidth = Math.Max(0, qpos[at.FingerQpos[0]] - qpos[at.FingerQpos[1]]);
        state.TcpInWorld = new Pose(data.SitePosition(at.GripSite), data.BodyPose(at.Hand).Rotation);
        data.ObjectVelocity(ModelObject.Site, at.GripSite, false, _velocity);
        state.TcpVelocity = new Twist(new Vec3(_velocity[3], _velocity[4], _velocity[5]), new Vec3(_velocity[0], _velocity[1], _velocity[2]));
        state.Time = Time;
    }

    public void Write(in ServoCommand command)
    {
        if (command.Type != CommandType.OscPoseAction) throw RoboticsException.Invalid("The type of a command", command.Type, nameof(CommandType.OscPoseAction));
        if (command.Values.Length != _action.Length)
            throw RoboticsException.Invalid("The length of a command", command.Values.Length, FormattableString.Invariant($"{_action.Length}"));
        command.Values.CopyTo(_action);
    }

    public StepResult WaitNextPeriod()
    {
        _simulation.GripperSpeed = Simulation.GripperSpeed;
        _diverged = _diverged || !_simulation.Step(_action);
        if (_diverged) return StepResult.Diverged;
        _steps++;
        ControlStepEnded?.Invoke();
        return StepResult.Ok;
    }

    public ImmutableArray<Track> ReadTracks()
    {
        MujocoData data = _simulation.Data;
        ImmutableArray<Track>.Builder tracks = ImmutableArray.CreateBuilder<Track>(_description.Objects.Length);
        foreach (DescribedObject thing in _description.Objects)
        {
            ImmutableArray<double>.Builder positions = ImmutableArray.CreateBuilder<double>(thing.Positions.Length);
            foreach (int address in thing.Positions) positions.Add(data.Qpos[address]);
            tracks.Add(new Track(thing.Description.Id, data.BodyPose(thing.Body), positions.MoveToImmutable(), Time, "simulator"));
        }

        return tracks.MoveToImmutable();
    }

    public CameraFrame Capture(CameraRequest request) => 
        PictureStage.Take(_task, _pictures.Fast, _simulation, scene => _cameras.Capture(scene, request, Time));

    public SimulatedState Save()
    {
        double[] state = new double[Header + _action.Length + _simulation.StateLength];
        (state[0], state[1]) = (_steps, _diverged ? 1 : 0);
        _action.CopyTo(state, Header);
        _simulation.Save(state.AsSpan(Header + _action.Length));
        return new SimulatedState(_simulation.Key, MemoryMarshal.AsBytes(state.AsSpan()).ToArray());
    }

    public void Restore(SimulatedState state)
    {
        int length = (Header + _action.Length + _simulation.StateLength) * sizeof(double);
        if (state.Model != _simulation.Key) throw RoboticsException.Invalid("The model of a saved state", $"'{state.Model}'", $"'{_simulation.Key}'");
        if (state.Bytes.Length != length)
            throw RoboticsException.Invalid("The length of a saved state", state.Bytes.Length, FormattableString.Invariant($"{length} bytes"));
        double[] values = MemoryMarshal.Cast<byte, double>(state.Bytes.Span).ToArray();
        (_steps, _diverged) = ((long)values[0], values[1] != 0);
        values.AsSpan(Header, _action.Length).CopyTo(_action);
        _simulation.Restore(values.AsSpan(Header + _action.Length));
    }

    public ISimulatedDriver Fork()
    {
        LiberoArm fork = new(_simulation.Fork(), _task, _description, _pictures) { _steps = _steps, _diverged = _diverged };
        _action.CopyTo(fork._action, 0);
        return fork;
    }

    public void Dispose() => _simulation.Dispose();

    /// <summary>Control steps without motion, the gripper opening, before the brain begins; they do not count.</summary>
    public void Settle(int steps)
    {
        _action.AsSpan().Clear();
        _action[^1] = -1;
        for (int step = 0; step < steps && !_diverged; step++) _diverged = !_simulation.Step(_action);
    }

    /// <summary>Whether the benchmark's own predicate holds; null when it has no such predicate.</summary>
    private bool? Judge(Predicate predicate)
    {
        if (!_judged.TryGetValue(predicate, out IGoalPredicate? found))
        {
            string? place = predicate.Target is { } target ? _description.KeyOf(target) : null;
            _judged[predicate] = found = _task.Goal.Find(predicate.Kind.ToString().ToLowerInvariant(), _description.KeyOf(predicate.Subject), place);
        }

        return found?.Holds(_simulation.Data);
    }

    private SimulationParts Parts()
    {
        MujocoModel model = _task.Compiled;
        int JointAt(int address)
        {
            int joint = 0;
            while (model.JointQposAddress[joint] != address) joint++;
            return joint;
        }

        ImmutableArray<DescribedObject> things = _description.Objects;
        return new(
            [.. things.Select(o => o.Body)],
            [.. things.Select(o => o.Positions.Select(JointAt).ToImmutableArray())],
            _task.Addresses.FirstMovedBody,
            _task.Addresses.Fingers,
            OwnModel: true);
    }
}
