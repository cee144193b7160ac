using System.Collections.Frozen;

namespace Robotics.Sim.Engine;

/// <summary>A compiled model. Many <see cref="MujocoData"/> may share one, on any threads, as long as nobody writes to it meanwhile.</summary>
/// <remarks>
/// Arrays are spans over native memory, so nothing is freed behind their back: the owner must dispose, after everything made from the model.
/// </remarks>
public sealed unsafe partial class MujocoModel : IDisposable
{
    private const int ErrorBytes = 2000;

    private readonly Dictionary<ModelObject, FrozenDictionary<string, int>> ids = [];
    private readonly Lock idsLock = new();
    private readonly ImmutableArray<int> counts;
    private readonly PhysicsOptions options;
    private readonly VisualSettings visual;
    private NativeArray[] arrays;
    private byte* address;

    private MujocoModel(byte* address, LayoutTable layout, string? loadWarning)
    {
        this.address = address;
        Layout = layout;
        LoadWarning = loadWarning;
        Struct = new NativeStruct(address, "mjModel", layout);
        NativeStruct self = Struct;
        arrays = [.. Enum.GetNames<ModelArray>().Select(name => self.Array(name, self))];
        counts = [.. Enum.GetValues<ModelObject>().Select(kind => self.Size(EngineNames.CountName(kind)))];
        (Nq, Nv, Nu, Na, MocapCount) = (Struct.Size("nq"), Struct.Size("nv"), Struct.Size("nu"), Struct.Size("na"), Struct.Size("nmocap"));
        options = new PhysicsOptions(Struct.Inner("opt", "mjOption"));
        visual = new VisualSettings(Struct.Inner("vis", "mjVisual"), Struct.Inner("stat", "mjStatistic"));
    }

    /// <summary>What MuJoCo remarked while it compiled the model, or null.</summary>
    public string? LoadWarning { get; }

    /// <summary>The physics options, which may be changed between steps.</summary>
    public PhysicsOptions Options => Alive(options);

    /// <summary>Settings of pictures, and the model's extent.</summary>
    public VisualSettings Visual => Alive(visual);

    /// <summary>Length of qpos.</summary>
    public int Nq { get; }

    /// <summary>Length of qvel: degrees of freedom.</summary>
    public int Nv { get; }

    /// <summary>Actuators: length of ctrl.</summary>
    public int Nu { get; }

    /// <summary>Length of the actuators' activation.</summary>
    public int Na { get; }

    /// <summary>Mocap bodies.</summary>
    public int MocapCount { get; }

    public int BodyCount => Count(ModelObject.Body);

    public int JointCount => Count(ModelObject.Joint);

    public int GeomCount => Count(ModelObject.Geom);

    public int SiteCount => Count(ModelObject.Site);

    public int CameraCount => Count(ModelObject.Camera);

    internal LayoutTable Layout { get; }

    internal NativeStruct Struct { get; }

    /// <summary>Held while a renderer borrows the model's visual settings.</summary>
    internal Lock PictureLock { get; } = new();

    internal byte* Address
    {
        get
        {
            ObjectDisposedException.ThrowIf(address == null, this);
            return address;
        }
    }

    /// <summary>Compiles a model that is wholly in memory.</summary>
    /// <param name="xml">The model in MJCF or URDF.</param>
    /// <param name="files">Included files, meshes (STL, OBJ, MSH) and textures (PNG) by path. MuJoCo 2.2.2 compares only the lower-case name without folders.</param>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>, with MuJoCo's message; or what <see cref="MujocoEngine.Start"/> throws.</exception>
    public static MujocoModel FromXml(string xml, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? files = null) =>
        FromXml(xml, files, MujocoEngine.Layout);

    /// <summary>Loads a model that <see cref="ToBinary"/> has saved with the same version of MuJoCo.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: not such a model, or damaged.</exception>
    public static MujocoModel FromBinary(ReadOnlySpan<byte> compiled)
    {
        LayoutTable layout = MujocoEngine.Layout;
        using VirtualFiles disk = new(layout);
        disk.Add("model.mjb", CompiledModel.Unwrap(compiled, layout.Version));
        fixed (byte* name = "model.mjb\0"u8)
        {
            byte* loaded = Native.mj_loadModel(name, disk.Address);
            if (loaded == null) throw new RoboticsException(ErrorCode.Engine, "MuJoCo cannot load the compiled model.");
            return new MujocoModel(loaded, layout, null);
        }
    }

    /// <summary>The compiled model, which loads without compiling. Good for this version of MuJoCo only.</summary>
    public byte[] ToBinary() => CompiledModel.Wrap(Layout.Version, Native.mj_sizeModel(Address), to =>
    {
        fixed (byte* start = to.Span) Native.mj_saveModel(Address, null, start, to.Length);
    });

    /// <summary>How many things of this kind there are.</summary>
    public int Count(ModelObject kind) => counts[(int)kind];

    /// <summary>The id of a named thing.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.UnknownName"/>, listing the names that exist.</exception>
    public int Id(ModelObject kind, string name) =>
        TryFind(kind, name, out int id) ? id : throw RoboticsException.Unknown(kind.ToString().ToLowerInvariant(), name, Ids(kind).Keys);

    /// <summary>Looks a name up; <paramref name="id"/> is -1 when there is none.</summary>
    public bool TryFind(ModelObject kind, string name, out int id)
    {
        bool found = Ids(kind).TryGetValue(name, out id);
        if (!found) id = -1;
        return found;
    }

    public int BodyId(string name) => Id(ModelObject.Body, name);

    public int JointId(string name) => Id(ModelObject.Joint, name);

    public int GeomId(string name) => Id(ModelObject.Geom, name);

    public int SiteId(string name) => Id(ModelObject.Site, name);

    public int CameraId(string name) => Id(ModelObject.Camera, name);

    public int MeshId(string name) => Id(ModelObject.Mesh, name);

    public int ActuatorId(string name) => Id(ModelObject.Actuator, name);

    /// <summary>The name of a thing, or null when it has none.</summary>
    public string? Name(ModelObject kind, int id)
    {
        byte* name = Native.mj_id2name(Address, Layout.Number(kind), id);
        return name == null ? null : NativeText.Read(name);
    }

    public void Dispose()
    {
        if (address == null) return;
        byte* model = address;
        address = null;
        arrays = new NativeArray[arrays.Length];
        Native.mj_deleteModel(model);
    }

    internal static MujocoModel FromXml(string xml, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? files, LayoutTable layout)
    {
        const string Main = "robotics_model.xml";
        using VirtualFiles disk = new(layout);
        disk.Add(Main, NativeText.Write(xml).AsSpan()[..^1]);
        if (files is not null)
        {
            foreach ((string path, ReadOnlyMemory<byte> content) in files) disk.Add(path, content.Span);
        }

        byte* error = stackalloc byte[ErrorBytes];
        error[0] = 0;
        fixed (byte* name = NativeText.Write(Main))
        {
            byte* compiled = Native.mj_loadXML(name, disk.Address, error, ErrorBytes);
            string remark = NativeText.Read(error).Trim();
            if (compiled == null) throw new RoboticsException(ErrorCode.MalformedFile, $"MuJoCo refuses the model: {remark}");
            if (remark.Length != 0) EngineSignals.Warn(remark);
            return new MujocoModel(compiled, layout, remark.Length == 0 ? null : remark);
        }
    }

    private T Alive<T>(T view)
    {
        ObjectDisposedException.ThrowIf(address == null, this);
        return view;
    }

    private FrozenDictionary<string, int> Ids(ModelObject kind)
    {
        lock (idsLock)
        {
            if (ids.TryGetValue(kind, out FrozenDictionary<string, int>? known)) return known;
            Dictionary<string, int> found = new(StringComparer.Ordinal);
            for (int id = 0; id < Count(kind); id++)
            {
                if (Name(kind, id) is { Length: > 0 } name) found.TryAdd(name, id);
            }

            return ids[kind] = found.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }
}
