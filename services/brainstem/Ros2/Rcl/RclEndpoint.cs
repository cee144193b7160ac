using System.Runtime.InteropServices;
using Robotics.Brainstem.Ros2.Transport;
using Options = Robotics.Brainstem.Ros2.Rcl.RclTypes.Options;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A publisher, subscription, client or service of rcl: its handle, and the signal that something came, upon which the transport's own thread takes it.</summary>
internal abstract unsafe class RclEndpoint : IDisposable
{
    private readonly RclKind _kind;
    private readonly RclNode _node;
    private GCHandle _self;

    protected RclEndpoint(RclNode node, RclKind kind, void* type, string name, Qos qos)
    {
        (_node, _kind) = (node, kind);
        Handle = NativeMemory.AllocZeroed(RclTypes.HandleSize);
        Options options = kind.DefaultOptions();
        RclTypes.SetQos(ref options, qos);
        fixed (byte* text = RclApi.Utf8(name)) RclApi.Checked(kind.Init(Handle, node.Handle, type, text, &options), $"create {name}");
        _self = GCHandle.Alloc(this);
    }

    public RclTransport Transport => _node.Transport;

    /// <summary>The handle is freed, or is about to be.</summary>
    public bool Disposed { get; private set; }

    protected RclApi Api => _node.Transport.Api;

    protected void* Handle { get; }

    /// <summary>From now on <see cref="TakeAll"/> is called when something came.</summary>
    protected void Listen()
    {
        RclApi.Checked(_kind.OnNew(Handle, &OnNew, (void*)GCHandle.ToIntPtr(_self)), "listen");
        Transport.Signal(this);
    }

    /// <summary>Takes all there is. Called by the transport's thread only.</summary>
    public virtual void TakeAll()
    {
    }

    public void Dispose()
    {
        if (Disposed) return;
        Disposed = true;
        if (_kind.OnNew is not null) _ = _kind.OnNew(Handle, null, null);
        Transport.Quiesce(() =>
        {
            _ = _kind.Fini(Handle, _node.Handle);
            Free();
            NativeMemory.Free(Handle);
        });
        _self.Free();
        _node.Disown(this);
    }

    /// <summary>Frees what else is native.</summary>
    protected virtual void Free()
    {
    }

    [UnmanagedCallersOnly]
    private static void OnNew(void* self, nuint count)
    {
        RclEndpoint endpoint = (RclEndpoint)GCHandle.FromIntPtr((nint)self).Target!;
        endpoint.Transport.Signal(endpoint);
    }
}
