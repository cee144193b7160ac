using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A native message, for services: rcl takes those only as structures, which the middleware itself reads from and writes to bytes.</summary>
internal sealed unsafe class RclMessage : IDisposable
{
    private readonly RclApi _api;
    private readonly void* _type;
    private readonly RclBuffer _buffer;
    private readonly delegate* unmanaged<void*, void> _destroy;

    public RclMessage(RclApi api, string type)
    {
        _api = api;
        _type = api.MessageType(type);
        (nint create, nint destroy) = api.MessageLife(type);
        _destroy = (delegate* unmanaged<void*, void>)destroy;
        Native = ((delegate* unmanaged<void*>)create)();
        _buffer = new RclBuffer(api);
    }

    public void* Native { get; }

    /// <summary>Fills the structure from bytes.</summary>
    public void Set(ReadOnlySpan<byte> cdr)
    {
        fixed (byte* bytes = cdr)
        {
            RclTypes.Bytes message = new() { Buffer = bytes, Length = (nuint)cdr.Length, Capacity = (nuint)cdr.Length, Allocator = _api.DefaultAllocator() };
            RclApi.Checked(_api.Deserialize(&message, _type, Native), "read a message");
        }
    }

    /// <summary>The structure as bytes; valid until the next call.</summary>
    public CdrReader Read()
    {
        RclApi.Checked(_api.Serialize(Native, _type, _buffer.Native), "write a message");
        return new CdrReader(_buffer.Span);
    }

    public void Dispose()
    {
        _destroy(Native);
        _buffer.Dispose();
    }
}
