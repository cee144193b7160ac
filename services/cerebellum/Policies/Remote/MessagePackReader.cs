using System.Buffers.Binary;
using System.Text;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>Reads MessagePack into plain values: null, bool, long, double, string, byte[], list, map (keys as text, binary ones too).</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> from)
{
    private const int MostDepth = 32;

    private readonly ReadOnlySpan<byte> _from = from;
    private int _at;

    /// <summary>The one value of a message.</summary>
    /// <exception cref="RoboticsException">MalformedFile: cut off, nested too deep, or of a kind that is not known.</exception>
    public static object? Read(ReadOnlySpan<byte> message) => new MessagePackReader(message).Value(0);

    private object? Value(int depth)
    {
        if (depth > MostDepth) throw Malformed($"nested deeper than {MostDepth}");
        byte kind = Take(1)[0];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(kind & 0x0f, depth),
            < 0xa0 => List(kind & 0x0f, depth),
            < 0xc0 => Text(kind & 0x1f),
            0xc0 => null,
            0xc2 or 0xc3 => kind == 0xc3,
            0xc4 => Take(Take(1)[0]).ToArray(),
            0xc5 => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))).ToArray(),
            0xc6 => Take(Length(Take(4))).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => (long)Take(1)[0],
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf => checked((long)BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd9 => Text(Take(1)[0]),
            0xda => Text(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xdb => Text(Length(Take(4))),
            0xdc => List(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), depth),
            0xdd => List(Length(Take(4)), depth),
            0xde => Map(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), depth),
            0xdf => Map(Length(Take(4)), depth),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw Malformed($"kind 0x{kind:x2} is not known"),
        };
    }

    private SortedDictionary<string, object?> Map(int count, int depth)
    {
        SortedDictionary<string, object?> map = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string key = Value(depth + 1) switch
            {
                string text => text,
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                object other => throw Malformed($"a key is a {other.GetType().Name}"),
                null => throw Malformed("a key is nil"),
            };
            map[key] = Value(depth + 1);
        }

        return map;
    }

    private List<object?> List(int count, int depth)
    {
        List<object?> list = new(Math.Min(count, 1024));
        for (int i = 0; i < count; i++) list.Add(Value(depth + 1));
        return list;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private int Length(ReadOnlySpan<byte> big)
    {
        uint length = BinaryPrimitives.ReadUInt32BigEndian(big);
        return length <= int.MaxValue ? (int)length : throw Malformed($"a length of {length}");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_from.Length - _at < count) throw Malformed($"cut off at byte {_from.Length}");
        ReadOnlySpan<byte> taken = _from.Slice(_at, count);
        _at += count;
        return taken;
    }

    private readonly RoboticsException Malformed(string why) => new(ErrorCode.MalformedFile, $"The MessagePack message of {_from.Length} bytes is malformed: {why}.");
}
