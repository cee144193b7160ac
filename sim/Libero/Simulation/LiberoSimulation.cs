using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Seeding;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>
/// One simulation of a task, with the original's reset, controller, gripper and order of computation: a control step is 25 physics steps of 2 ms, and
/// afterwards poses and contacts are those at the beginning of the last one, as the original's goal check sees them.
/// </summary>
/// <remarks>Not thread-safe. A control step allocates nothing. Owns native memory: the owner disposes.</remarks>
internal sealed partial class LiberoSimulation : IDisposable
{
    /// <summary>Physics steps of a control step.</summary>
    public const int Substeps = 25;

    /// <summary>Numbers of an action.</summary>
    public const int ActionLength = 7;

    private const double GripperStep = 0.01;
    private const double FingerCentre = 0.02;
    private const double OpenFinger = 0.020833;

    private readonly TaskModel _task;
    private readonly StartOptions _options;
    private readonly PandaAddresses _at;
    private readonly OscController _controller;
    private readonly double[] _action = new double[ActionLength];
    private (double First, double Second) _gripper;

    /// <summary>Whether the controller's state is that of the last physics step; right after a reset it is older, as in the original.</summary>
    private bool _controllerIsCurrent;

    private LiberoSimulation(TaskModel task, MujocoModel model, StartOptions options)
    {
        (_task, Model, _options, _at) = (task, model, options, task.Addresses);
        Data = NewData(model);
        _controller = new OscController(_at, model.Nv, PandaModel.ResetPositions.AsSpan());
        (_before, _pending, _integrated) = (new double[Data.StateLength], new double[Data.StateLength], new double[model.Nq]);
    }

    public MujocoData Data { get; private set; }

    /// <summary>The simulation's own copy, with the fixtures where the last reset put them.</summary>
    public MujocoModel Model { get; private set; }

    /// <summary>Whether the task's goal holds, by what was computed last.</summary>
    public bool GoalHolds => _task.Goal.Holds(Data);

    /// <summary>Share of the gripper's speed, (0, 1]; 1 is the original's. No part of a saved state.</summary>
    public double GripperSpeed { get; set; } = 1;

    /// <summary>Called in each physics step when its controls are set. For measurements.</summary>
    public Action<MujocoData>? ControlsSet { get; set; }

    /// <summary>What the last seeded reset drew.</summary>
    public StartPlacement? Start { get; private set; }

    /// <summary>A simulation after its seeded resets, at the last one's random state.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">Seed, resets, mode.</param>
    /// <exception cref="RoboticsException">InvalidArgument: the number of resets is below 1, or a reset finds no place for an object.</exception>
    public static LiberoSimulation Begin(TaskModel task, StartOptions options)
    {
        if (options.Resets < 1) throw RoboticsException.Invalid("The number of seeded resets", options.Resets, "1 or more");
        LiberoSimulation simulation = new(task, task.Compiled.Copy(), options);
        try
        {
            simulation.Reset();
            return simulation;
        }
        catch
        {
            simulation.Dispose();
            throw;
        }
    }

    /// <summary>Puts a state of the task's init file in place. Fixtures, controller and gripper stay as the reset left them.</summary>
    /// <param name="state">Time, qpos, qvel.</param>
    public void SetState(ReadOnlySpan<double> state)
    {
        Data.Time = state[0];
        state.Slice(1, Model.Nq).CopyTo(Data.Qpos);
        state.Slice(1 + Model.Nq, Model.Nv).CopyTo(Data.Qvel);
        Compute();
    }

    /// <summary>Advances by one control step.</summary>
    /// <param name="action">Seven numbers: displacement, rotation, gripper (of which only the sign counts: above zero closes).</param>
    /// <returns>False when the engine lost the state: then everything is as before the step.</returns>
    public bool Step(ReadOnlySpan<double> action)
    {
        action.CopyTo(_action);
        SaveBefore();
        while (true)
        {
            for (int substep = 0; substep < Substeps; substep++) Substep(substep);
            if (Data.Diverged)
            {
                RestoreBefore();
                return false;
            }

            if (!RanOutOfRoom) break;
            TakeFullCapacity();
        }

        (_before, _pending) = (_pending, _before);
        _stepped = true;
        return true;
    }

    /// <summary>What a physics step does beyond physics: the controller's update and both drives. For measurements; time stands still.</summary>
    public void DriveOnly()
    {
        _controller.Update(Data);
        Drive();
    }

    public void Dispose()
    {
        Data.Dispose();
        Model.Dispose();
    }

    private void Substep(int substep)
    {
        bool exact = _options.Mode == PhysicsMode.Exact, last = substep == Substeps - 1;
        if (last) Data.Qpos.CopyTo(_integrated);
        Data.Step1();
        if (exact) Data.ForwardSkip(ForwardStage.Velocity, skipSensors: true);
        if (_controllerIsCurrent)
        {
            if (exact) Data.ForwardSkip(ForwardStage.Velocity, skipSensors: true);
            _controller.Update(Data);
        }

        _controllerIsCurrent = true;
        if (substep == 0) _controller.SetGoal(_action);
        Drive();
        ControlsSet?.Invoke(Data);
        if (last) SavePending();
        Data.Step2();
    }

    private void Drive()
    {
        _controller.Drive(Data);
        DriveGripper(Math.Sign(_action[^1]));
    }

    private void DriveGripper(int direction)
    {
        double step = GripperStep * GripperSpeed * direction;
        _gripper = (Math.Clamp(_gripper.First - step, -1, 1), Math.Clamp(_gripper.Second + step, -1, 1));
        Span<double> ctrl = Data.Ctrl;
        ctrl[_at.FingerMotors[0]] = FingerCentre + (FingerCentre * _gripper.First);
        ctrl[_at.FingerMotors[1]] = -FingerCentre + (FingerCentre * _gripper.Second);
    }

    private void Reset()
    {
        LegacyRandom random = new(_options.Seed);
        for (int index = 0; index < _options.Resets; index++)
        {
            Data.Reset();
            Start = _task.Reset.Draw(random, index, Data);
        }

        Data.Reset();
        Span<double> qpos = Data.Qpos;
        for (int j = 0; j < PandaAddresses.Joints; j++) qpos[_at.Qpos[j]] = PandaModel.ResetPositions[j];
        Data.Kinematics();
        Data.CenterOfMass();
        Data.CompositeInertia();
        _controller.Update(Data);
        _controller.HoldHere();
        (qpos[_at.FingerQpos[0]], qpos[_at.FingerQpos[1]]) = (OpenFinger, -OpenFinger);
        foreach ((int address, double joint) in Start!.Joints) qpos[address] = joint;
        foreach (Placement placement in Start.Things) Place(placement);
        Compute();
    }

    private void Place(Placement placement)
    {
        if (placement.Thing.IsFixture)
        {
            int body = _task.Compiled.BodyId(placement.Thing.RootBody);
            placement.Write(Model.BodyPos.Slice(3 * body, 3), Model.BodyQuat.Slice(4 * body, 4));
        }
        else
        {
            int joint = _task.Compiled.JointId(placement.Thing.Joints[^1]);
            Span<double> q = Data.Qpos.Slice(Model.JointQposAddress[joint], 7);
            placement.Write(q[..3], q[3..]);
        }
    }

    private MujocoData NewData(MujocoModel model) => new(model) { DropDeepBoxContacts = _options.DropDeepBoxContacts };
}
