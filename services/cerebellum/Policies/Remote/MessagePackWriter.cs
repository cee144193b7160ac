using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>Writes MessagePack: as much of it as policy servers speak.</summary>
internal sealed class MessagePackWriter
{
    private readonly ArrayBufferWriter<byte> _to = new();

    public ReadOnlyMemory<byte> Written => _to.WrittenMemory;

    /// <summary>Begins anew, in the same memory.</summary>
    public void Clear() => _to.ResetWrittenCount();

    public MessagePackWriter Map(int count) => count < 16 ? Byte((byte)(0x80 | count)) : Byte(0xde).Big16((ushort)count);

    public MessagePackWriter Array(int count) => count < 16 ? Byte((byte)(0x90 | count)) : Byte(0xdc).Big16((ushort)count);

    public MessagePackWriter Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length < 32) Byte((byte)(0xa0 | bytes.Length));
        else if (bytes.Length < 256) Byte(0xd9).Byte((byte)bytes.Length);
        else Byte(0xda).Big16(checked((ushort)bytes.Length));
        return Raw(bytes);
    }

    public MessagePackWriter Binary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 256) Byte(0xc4).Byte((byte)bytes.Length);
        else if (bytes.Length < 65536) Byte(0xc5).Big16((ushort)bytes.Length);
        else Byte(0xc6).Big32((uint)bytes.Length);
        return Raw(bytes);
    }

    public MessagePackWriter Bool(bool value) => Byte(value ? (byte)0xc3 : (byte)0xc2);

    public MessagePackWriter Nil() => Byte(0xc0);

    public MessagePackWriter Int(long value)
    {
        if (value is >= 0 and < 128) return Byte((byte)value);
        Byte(0xd3);
        BinaryPrimitives.WriteInt64BigEndian(_to.GetSpan(8), value);
        _to.Advance(8);
        return this;
    }

    public MessagePackWriter Double(double value)
    {
        Byte(0xcb);
        BinaryPrimitives.WriteDoubleBigEndian(_to.GetSpan(8), value);
        _to.Advance(8);
        return this;
    }

    private MessagePackWriter Byte(byte value)
    {
        _to.GetSpan(1)[0] = value;
        _to.Advance(1);
        return this;
    }

    private MessagePackWriter Big16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_to.GetSpan(2), value);
        _to.Advance(2);
        return this;
    }

    private MessagePackWriter Big32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_to.GetSpan(4), value);
        _to.Advance(4);
        return this;
    }

    private MessagePackWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _to.Write(bytes);
        return this;
    }
}
