using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>A copy of a task's model with its fixtures in one place. A simulation and its forks share it; the last one to dispose gives it back.</summary>
internal sealed class ModelLease : IDisposable
{
    private readonly TaskModel _task;
    private readonly Holders _holders;
    private readonly bool _reusable;
    private bool _disposed;

    public ModelLease(TaskModel task, MujocoModel model, bool reusable)
        : this(task, model, reusable, new Holders())
    {
    }

    private ModelLease(TaskModel task, MujocoModel model, bool reusable, Holders holders)
    {
        (_task, Model, _reusable, _holders) = (task, model, reusable, holders);
        Interlocked.Increment(ref _holders.Count);
    }

    public MujocoModel Model { get; }

    /// <summary>Whether its simulations have room for as many contacts as the original's.</summary>
    public bool HasFullCapacity => !_reusable;

    /// <summary>For a fork.</summary>
    public ModelLease Share()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new ModelLease(_task, Model, _reusable, _holders);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (Interlocked.Decrement(ref _holders.Count) > 0) return;
        _task.Return(Model, _reusable);
    }

    private sealed class Holders
    {
        public int Count;
    }
}
