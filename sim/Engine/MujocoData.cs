namespace Robotics.Sim.Engine;

/// <summary>One simulation of a model: its state, and all that is computed from it. Used by one thread at a time.</summary>
/// <remarks>
/// Nothing allocates managed memory after construction. A fatal error inside MuJoCo ends the process with its message; a diverging
/// simulation does not, see <see cref="Diverged"/>. Arrays are spans over native memory, so nothing is freed behind their back: the owner must dispose.
/// </remarks>
public sealed unsafe partial class MujocoData : IDisposable
{
    private readonly byte* model;
    private readonly double* time;
    private readonly int* contactCount;
    private readonly int* constraintCount;
    private readonly byte** contacts;
    private readonly WarningCounters warnings;
    private readonly ContactLayout contactLayout;
    private NativeArray[] arrays;
    private byte* address;

    /// <summary>A simulation in the model's initial state. Call <see cref="Forward"/> before reading computed quantities.</summary>
    public MujocoData(MujocoModel model)
    {
        Model = model;
        this.model = model.Address;
        address = Native.mj_makeData(this.model);
        if (address == null) throw new RoboticsException(ErrorCode.Engine, "MuJoCo has no memory for a simulation of this model.");

        NativeStruct self = new(address, "mjData", model.Layout);
        arrays = [.. Enum.GetNames<DataArray>().Select(name => self.Array(name, model.Struct))];
        fixed (double* at = &self.Field<double>("time")) time = at;
        fixed (int* at = &self.Field<int>("ncon")) contactCount = at;
        fixed (int* at = &self.Field<int>("nefc")) constraintCount = at;
        contacts = (byte**)(address + model.Layout.Field("mjData.contact").Offset);
        warnings = new WarningCounters(address, model.Layout);
        contactLayout = new ContactLayout(model.Layout);
        mass = new MassMatrixReader(self, model);
    }

    public MujocoModel Model { get; }

    /// <summary>Simulated time, s.</summary>
    public ref double Time => ref *(Address == null ? null : time);

    /// <summary>Detected contacts.</summary>
    public int ContactCount => *contactCount;

    /// <summary>Scalar constraints of the last forward pass.</summary>
    public int ConstraintCount => *constraintCount;

    /// <summary>The contacts of the last forward pass or step; valid until the next one.</summary>
    public ContactList Contacts => new(address == null ? null : *contacts, address == null ? 0 : *contactCount, contactLayout);

    /// <summary>Whether MuJoCo has met NaN or a huge state since the last reset or restore, and silently put the state back to the initial one.</summary>
    public bool Diverged => address != null && warnings.Diverged;

    internal byte* Address
    {
        get
        {
            ObjectDisposedException.ThrowIf(address == null, this);
            return address;
        }
    }

    /// <summary>How often this was warned of since the last reset, restore, or silent reset of MuJoCo's own.</summary>
    public int WarningCount(EngineWarning kind)
    {
        _ = Address;
        return warnings.Count(kind);
    }

    /// <summary>Throws when the simulation has diverged.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.Diverged"/>.</exception>
    public void ThrowIfDiverged()
    {
        if (Diverged) throw new RoboticsException(ErrorCode.Diverged, $"The simulation diverged and was reset by MuJoCo: {warnings.Describe()}.");
    }

    /// <summary>Advances by one physics step.</summary>
    public void Step() => Native.mj_step(model, Address);

    /// <summary>Advances by this many physics steps.</summary>
    public void Step(int count)
    {
        byte* data = Address;
        for (int i = 0; i < count; i++) Native.mj_step(model, data);
    }

    /// <summary>The first half of a step: all that depends on position and velocity. Controls may be set before <see cref="Step2"/>.</summary>
    public void Step1() => Native.mj_step1(model, Address);

    /// <summary>The second half of a step, with Euler's integrator.</summary>
    public void Step2() => Native.mj_step2(model, Address);

    /// <summary>Computes everything from the state, without advancing time. Overwrites the warm start, which is part of the state.</summary>
    public void Forward() => Native.mj_forward(model, Address);

    /// <summary><see cref="Forward"/> without the stages that are known to be up to date.</summary>
    public void ForwardSkip(ForwardStage upToDate, bool skipSensors) =>
        Native.mj_forwardSkip(model, Address, (int)upToDate, skipSensors ? 1 : 0);

    /// <summary>Computes the forces that cause the accelerations in <see cref="Qacc"/>.</summary>
    public void Inverse() => Native.mj_inverse(model, Address);

    /// <summary>Puts the state back to the model's initial one, and the warning counters to zero.</summary>
    public void Reset() => Native.mj_resetData(model, Address);

    /// <summary>Recomputes the model's derived constants after its masses, inertias or positions were changed; changes this simulation's state on the way.</summary>
    public void RefreshModelConstants() => Native.mj_setConst(model, Address);

    /// <summary>Makes this simulation an exact copy of another of the same model.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.InvalidArgument"/>: of another model.</exception>
    public void CopyFrom(MujocoData other)
    {
        if (!ReferenceEquals(other.Model, Model)) throw RoboticsException.Invalid("The model of the simulation to copy", "another one", "the same model");
        Native.mj_copyData(Address, model, other.Address);
    }

    public void Dispose()
    {
        if (address == null) return;
        byte* data = address;
        DropDeepBoxContacts = false;
        address = null;
        arrays = new NativeArray[arrays.Length];
        Native.mj_deleteData(data);
    }
}
