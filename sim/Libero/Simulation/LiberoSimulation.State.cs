using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Simulation;

/// <content>
/// Saving and restoring. What a step computes (poses, contacts) belongs to the state before its last physics step, so that state is what is kept: the
/// same computation from there gives the present one, computed quantities included, to the last bit.
/// </content>
internal sealed partial class LiberoSimulation
{
    /// <summary>Controller is current, whether a step or a forward pass comes after the kept state, two numbers of the gripper.</summary>
    private const int Header = 4;

    /// <summary>The state before the last physics step (or before the last forward pass, when there was no step yet).</summary>
    private double[] _before;
    private double[] _pending;

    /// <summary>Positions before MuJoCo normalises the quaternions among them: it does so anew at each pass, so that only these can be gone on from bit for bit.</summary>
    private readonly double[] _integrated;
    private bool _stepped;
    private bool _hasFullRoom;
    private readonly double[] _memory = new double[Header + OscController.StateLength];

    /// <summary>Names the model with its fixtures where they are.</summary>
    public string Key => _key ??= string.Create(CultureInfo.InvariantCulture, $"{_task.Key}/{FixtureHash():x16}/{_options.Mode}");

    private string? _key;

    /// <summary>Length of the buffer of <see cref="Save"/>.</summary>
    public int StateLength => _memory.Length + _before.Length;

    private bool RanOutOfRoom => !_hasFullRoom && Data.WarningCount(EngineWarning.ContactsFull) + Data.WarningCount(EngineWarning.ConstraintsFull) > 0;

    /// <summary>Writes everything that the next step depends on, and what is needed to compute the present poses and contacts again.</summary>
    public void Save(Span<double> state)
    {
        SaveMemory(state[.._memory.Length]);
        _before.CopyTo(state[_memory.Length..]);
    }

    /// <summary>Puts a state back that this task's simulation with the same <see cref="Key"/> has saved.</summary>
    public void Restore(ReadOnlySpan<double> state)
    {
        RestoreMemory(state[.._memory.Length]);
        state.Slice(_memory.Length, _before.Length).CopyTo(_before);
        Recompute();
    }

    /// <summary>Puts a simulation of the whole scene's model into the pose in which this one's poses were computed.</summary>
    public void ShowIn(MujocoData picture)
    {
        Model.BodyPos.CopyTo(picture.Model.BodyPos);
        Model.BodyQuat.CopyTo(picture.Model.BodyQuat);

        // The kept state begins with time and qpos.
        picture.Time = _before[0];
        _before.AsSpan(1, Model.Nq).CopyTo(picture.Qpos);
        picture.Kinematics();
        picture.CenterOfMass();
        picture.CamerasAndLights();
    }

    /// <summary>An independent simulation in the same state.</summary>
    public LiberoSimulation Fork()
    {
        LiberoSimulation fork = new(_task, Model.Copy(), _options) { Start = Start, _hasFullRoom = _hasFullRoom };
        double[] state = new double[StateLength];
        Save(state);
        fork.Restore(state);
        return fork;
    }

    /// <summary>Changes positions or the model from outside, and brings what depends on them up to date.</summary>
    public void Change(Action change)
    {
        change();
        Compute();
    }

    /// <summary>A forward pass from the present state, which becomes the kept one.</summary>
    private void Compute()
    {
        _stepped = false;
        Data.Save(_before);
        Recompute();
        if (!RanOutOfRoom) return;
        TakeFullCapacity(rewind: false);
        Recompute();
    }

    private void Recompute()
    {
        Data.Restore(_before);
        if (_stepped)
        {
            Data.Step1();
            Data.Step2();
        }
        else
        {
            Data.Forward();
        }
    }

    private void SavePending()
    {
        const int Time = 1;
        Data.Save(_pending);
        _integrated.CopyTo(_pending, Time);
    }

    private void SaveBefore() => SaveMemory(_memory);

    /// <summary>Puts everything back as it was before the control step that is under way.</summary>
    private void RestoreBefore()
    {
        RestoreMemory(_memory);
        Recompute();
    }

    /// <summary>Goes on with as much room for contacts as the original reserves, which takes ten times the memory.</summary>
    private void TakeFullCapacity(bool rewind = true)
    {
        MujocoModel larger = Model.Copy();
        larger.SetCapacity(SceneComposer.Room, SceneComposer.Room);
        Dispose();
        (Model, Data, _hasFullRoom) = (larger, NewData(larger), true);
        if (rewind) RestoreBefore();
    }

    private void SaveMemory(Span<double> memory)
    {
        (memory[0], memory[1], memory[2], memory[3]) = (_controllerIsCurrent ? 1 : 0, _stepped ? 1 : 0, _gripper.First, _gripper.Second);
        _controller.Save(memory[Header..]);
    }

    private void RestoreMemory(ReadOnlySpan<double> memory)
    {
        (_controllerIsCurrent, _stepped, _gripper) = (memory[0] != 0, memory[1] != 0, (memory[2], memory[3]));
        _controller.Restore(memory[Header..]);
    }

    private ulong FixtureHash()
    {
        XxHash3 hash = new();
        hash.Append(MemoryMarshal.AsBytes(Model.BodyPos));
        hash.Append(MemoryMarshal.AsBytes(Model.BodyQuat));
        return hash.GetCurrentHashAsUInt64();
    }
}
