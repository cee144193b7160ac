using System.Runtime.InteropServices;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>Serialized bytes that rcl fills and grows with its own allocator.</summary>
internal sealed unsafe class RclBuffer : IDisposable
{
    private readonly delegate* unmanaged<void*, void*, void> _free;

    public RclBuffer(RclApi api)
    {
        Native = (RclTypes.Bytes*)NativeMemory.AllocZeroed((nuint)sizeof(RclTypes.Bytes));
        Native->Allocator = api.DefaultAllocator();
        _free = (delegate* unmanaged<void*, void*, void>)Native->Allocator.Free;
    }

    public RclTypes.Bytes* Native { get; }

    public ReadOnlySpan<byte> Span => new(Native->Buffer, checked((int)Native->Length));

    public void Dispose()
    {
        if (Native->Buffer is not null) _free(Native->Buffer, (void*)Native->Allocator.State);
        NativeMemory.Free(Native);
    }
}
