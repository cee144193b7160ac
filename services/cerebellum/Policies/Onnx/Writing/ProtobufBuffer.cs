using System.Buffers;
using System.Text;

namespace Robotics.Cerebellum.Policies.Onnx.Writing;

/// <summary>Writes one protobuf message: as much of the wire format as ONNX files need.</summary>
internal sealed class ProtobufBuffer
{
    private const int Varint = 0, Bytes = 2, Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ProtobufBuffer Int(int field, long value)
    {
        Tag(field, Varint);
        return Number((ulong)value);
    }

    public ProtobufBuffer Float(int field, float value)
    {
        Tag(field, Fixed32);
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtobufBuffer Text(int field, string value) => Blob(field, Encoding.UTF8.GetBytes(value));

    public ProtobufBuffer Blob(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, Bytes);
        Number((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public ProtobufBuffer Message(int field, ProtobufBuffer message) => Blob(field, message.ToArray());

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Tag(int field, int type) => Number((ulong)((field << 3) | type));

    private ProtobufBuffer Number(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes.Write([(byte)(value | 0x80)]);
            value >>= 7;
        }

        _bytes.Write([(byte)value]);
        return this;
    }
}
