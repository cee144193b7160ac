using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Goals;
using Robotics.Sim.Libero.InitStates;
using Robotics.Sim.Libero.Seeding;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>A task, compiled: its model, initial states and goal. Shared by all its episodes, on any thread.</summary>
internal sealed class TaskModel
{
    /// <summary>Room for a few times what recorded episodes used; when it is not enough, a simulation takes as much as the original reserves.</summary>
    private const int UsualContacts = 1000;
    private const int UsualConstraints = 1500;

    private readonly Lock _gate = new();
    private readonly Stack<MujocoModel> _free = new();
    private readonly MujocoModel _compiled;
    private readonly (int Contacts, int Constraints)? _fullCapacity;
    private readonly double[] _bodyPositions;
    private readonly double[] _bodyQuaternions;
    private readonly double[] _friction;
    private readonly double[] _jointFriction;
    private int _uses;
    private bool _retired;
    private bool _freed;

    private TaskModel(LiberoTask task, SceneModel scene, InitStateFile inits)
    {
        (Task, Scene, Inits) = (task, scene, inits);
        Key = KeyOf(task, scene);
        _compiled = MujocoModel.FromXml(scene.Xml, scene.Files);
        SiteVisibility.Hide(scene, _compiled);
        (_bodyPositions, _bodyQuaternions) = (_compiled.BodyPos.ToArray(), _compiled.BodyQuat.ToArray());
        (_friction, _jointFriction) = (_compiled.GeomFriction.ToArray(), _compiled.DofFrictionLoss.ToArray());
        _fullCapacity = _compiled.Capacity;
        _compiled.SetCapacity(UsualContacts, UsualConstraints);
        Addresses = new PandaAddresses(_compiled);
        Goal = new TaskGoal(scene, _compiled);
        Reset = new SeededReset(scene, _compiled);
        Visibility = new SiteVisibility(scene, _compiled);
    }

    public LiberoTask Task { get; }

    public SceneModel Scene { get; }

    public InitStateFile Inits { get; }

    /// <summary>Names the task and everything that its model is made of.</summary>
    public string Key { get; }

    public PandaAddresses Addresses { get; }

    public TaskGoal Goal { get; }

    public SeededReset Reset { get; }

    public SiteVisibility Visibility { get; }

    /// <summary>The model as it was compiled, for names and shapes. Nobody may write to it or simulate it.</summary>
    public MujocoModel Compiled => _compiled;

    /// <summary>Reads and compiles a task.</summary>
    /// <param name="files">Where the files are.</param>
    /// <param name="task">Which task.</param>
    /// <param name="forPictures">Whether anyone will look at it; without pictures it compiles many times faster, and moves alike.</param>
    /// <exception cref="RoboticsException">MissingDependency: names the file and the task. MalformedFile: names the file and the place.</exception>
    public static TaskModel Load(LiberoFiles files, LiberoTask task, bool forPictures = true)
    {
        SceneModel scene = SceneComposer.Compose(files, task);
        if (!forPictures) scene = PhysicsOnly.Of(scene);
        string path = files.InitStates(task);
        TaskModel model = new(task, scene, InitStateFile.Read(LiberoFiles.Read(path, task), path));
        int width = 1 + model._compiled.Nq + model._compiled.Nv;
        if (model.Inits.Width == width) return model;
        model.Retire();
        throw new RoboticsException(
            ErrorCode.MalformedFile, $"{path}: states of {width} numbers are expected for this task's model, and these have {model.Inits.Width}.");
    }

    /// <summary>A model of its own for a simulation, with the fixtures where they were compiled. The caller holds a use of this task.</summary>
    /// <param name="fullCapacity">Whether it needs room for as many contacts as the original reserves.</param>
    public ModelLease Lease(bool fullCapacity = false)
    {
        MujocoModel? model = null;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_freed, this);
            _uses++;
            if (!fullCapacity) _free.TryPop(out model);
        }

        model ??= _compiled.Copy();
        if (fullCapacity && _fullCapacity is { } full) model.SetCapacity(full.Contacts, full.Constraints);
        _bodyPositions.CopyTo(model.BodyPos);
        _bodyQuaternions.CopyTo(model.BodyQuat);
        _friction.CopyTo(model.GeomFriction);
        _jointFriction.CopyTo(model.DofFrictionLoss);
        return new ModelLease(this, model, reusable: !fullCapacity);
    }

    /// <summary>Takes a leased model back for the next simulation.</summary>
    public void Return(MujocoModel model, bool reusable)
    {
        if (reusable)
        {
            lock (_gate) _free.Push(model);
        }
        else
        {
            model.Dispose();
        }

        Release();
    }

    /// <summary>Begins a use, which keeps the models alive until its <see cref="Release"/>; false when they are gone already.</summary>
    public bool TryUse()
    {
        lock (_gate)
        {
            if (!_freed) _uses++;
            return !_freed;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _uses--;
            FreeIfUnused();
        }
    }

    /// <summary>Frees the models as soon as nobody uses them.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _retired = true;
            FreeIfUnused();
        }
    }

    private void FreeIfUnused()
    {
        if (!_retired || _freed || _uses > 0) return;
        _freed = true;
        while (_free.TryPop(out MujocoModel? model)) model.Dispose();
        _compiled.Dispose();
    }

    private static string KeyOf(LiberoTask task, SceneModel scene)
    {
        XxHash3 hash = new();
        hash.Append(Encoding.UTF8.GetBytes(scene.Xml));
        foreach (KeyValuePair<string, ReadOnlyMemory<byte>> file in scene.Files.OrderBy(f => f.Key, StringComparer.Ordinal)) hash.Append(file.Value.Span);
        return string.Create(CultureInfo.InvariantCulture, $"{task}/{hash.GetCurrentHashAsUInt64():x16}");
    }
}
