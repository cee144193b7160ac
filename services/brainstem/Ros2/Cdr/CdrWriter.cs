using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Brainstem.Ros2.Cdr;

/// <summary>Writes XCDR1 plain, little endian, with its 4-byte header, into a buffer that it keeps: writing the same message again allocates nothing.</summary>
/// <remarks>Not thread-safe. Numbers are aligned to their own size, counted from the byte after the header.</remarks>
internal sealed class CdrWriter
{
    /// <summary>Bytes of the header in front of the fields.</summary>
    public const int HeaderLength = 4;

    private byte[] _buffer = [0, 1, 0, 0, 0, 0, 0, 0];
    private int _length = HeaderLength;

    /// <summary>Header and all fields so far. Valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public CdrWriter Reset()
    {
        _length = HeaderLength;
        return this;
    }

    /// <summary>The whole message from the start.</summary>
    public ReadOnlySpan<byte> Serialize<T>(T message)
        where T : IMessage<T>
    {
        message.Write(Reset());
        return Written;
    }

    public void Write<T>(T value)
        where T : unmanaged => Unsafe.WriteUnaligned(ref Grow(Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>())[0], value);

    public void Write(string value)
    {
        int bytes = Encoding.UTF8.GetByteCount(value);
        Write(bytes + 1);
        Span<byte> target = Grow(1, bytes + 1);
        Encoding.UTF8.GetBytes(value, target);
        target[bytes] = 0;
    }

    public void WriteSequence<T>(T[] values)
        where T : unmanaged
    {
        Write(values.Length);
        WriteElements(values);
    }

    public void WriteSequence(string[] values)
    {
        Write(values.Length);
        foreach (string value in values) Write(value);
    }

    public void WriteSequenceOfMessages<T>(T[] values)
        where T : IMessage<T>
    {
        Write(values.Length);
        foreach (T value in values) value.Write(this);
    }

    public void WriteArray<T>(T[] values, int length)
        where T : unmanaged
    {
        Require(values.Length, length);
        WriteElements(values);
    }

    public void WriteArray(string[] values, int length)
    {
        Require(values.Length, length);
        foreach (string value in values) Write(value);
    }

    public void WriteArrayOfMessages<T>(T[] values, int length)
        where T : IMessage<T>
    {
        Require(values.Length, length);
        foreach (T value in values) value.Write(this);
    }

    // After an empty sequence of doubles no padding is written.
    private void WriteElements<T>(T[] values)
        where T : unmanaged
    {
        if (values.Length == 0) return;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        bytes.CopyTo(Grow(Unsafe.SizeOf<T>(), bytes.Length));
    }

    private Span<byte> Grow(int alignment, int bytes)
    {
        int start = HeaderLength + ((_length - HeaderLength + alignment - 1) & -alignment);
        int end = checked(start + bytes);
        if (end > _buffer.Length) Array.Resize(ref _buffer, (int)Math.Max(end, Math.Min(2L * _buffer.Length, Array.MaxLength)));
        _buffer.AsSpan(_length, start - _length).Clear();
        _length = end;
        return _buffer.AsSpan(start, bytes);
    }

    private static void Require(int length, int wanted)
    {
        if (length != wanted) throw RoboticsException.Invalid("The length of a fixed array", length, FormattableString.Invariant($"{wanted}"));
    }
}
