using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Robotics.Sim.Libero.InitStates;

/// <summary>
/// Reads the one array of doubles of a pickle (protocol 2) as numpy writes it: shape, dtype '&lt;f8', and the raw bytes as a string of latin-1 characters.
/// Nothing is executed: the operations are walked over, and only the shape and the strings are looked at.
/// </summary>
internal ref struct PickledArray
{
    private readonly ReadOnlySpan<byte> _pickle;
    private readonly int _offset;
    private readonly string _file;
    private int _at;

    private PickledArray(ReadOnlySpan<byte> pickle, int offset, string file)
    {
        _pickle = pickle;
        _offset = offset;
        _file = file;
    }

    /// <summary>Reads the array.</summary>
    /// <param name="pickle">The pickle.</param>
    /// <param name="offset">Where the pickle begins in the file, for errors.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: names the file and the bytes.</exception>
    public static (int Rows, int Width, double[] Values) Read(ReadOnlySpan<byte> pickle, int offset, string file) =>
        new PickledArray(pickle, offset, file).Read();

    private (int Rows, int Width, double[] Values) Read()
    {
        List<int> integers = [];
        (int Rows, int Width)? shape = null;
        Range data = default;
        bool doubles = false;
        while (true)
        {
            int start = _at;
            byte operation = Take(1)[0];
            switch (operation)
            {
                case (byte)'.':
                    return Values(shape ?? throw Bad(0, _at, "the shape of the array is missing"), data, doubles);
                case (byte)'K':
                    integers.Add(Take(1)[0]);
                    break;
                case (byte)'M':
                    integers.Add(BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                    break;
                case 0x86 when shape is null && integers.Count >= 2:
                    shape = (integers[^2], integers[^1]);
                    break;
                case (byte)'X':
                    int length = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
                    if (length < 0) throw Bad(start, _at, $"a string of {length} bytes");
                    int text = _at;
                    doubles |= Take(length).SequenceEqual("f8"u8);
                    if (length > data.End.Value - data.Start.Value) data = text.._at;
                    break;
                case (byte)'c':
                    Line();
                    Line();
                    break;
                default:
                    Take(OperandLength(operation) ?? throw Bad(start, _at, $"operation 0x{operation:x2} does not occur in a pickled array"));
                    break;
            }
        }
    }

    private readonly (int Rows, int Width, double[] Values) Values((int Rows, int Width) shape, Range data, bool doubles)
    {
        if (!doubles) throw Bad(0, _pickle.Length, "the array's type must be little-endian double ('<f8')");
        byte[] bytes = new byte[8 * shape.Rows * shape.Width];
        int count = 0;
        ReadOnlySpan<byte> text = _pickle[data];
        for (int i = 0; i < text.Length;)
        {
            Decode(text[i..], data.Start.Value + i, out Rune character, out int used);
            if (character.Value > 255) throw Bad(data.Start.Value + i, data.Start.Value + i + used, "a character beyond latin-1 in the array's data");
            if (count == bytes.Length) throw Bad(data.Start.Value + i, data.End.Value, $"more data than the shape {shape.Rows} × {shape.Width} needs");
            bytes[count++] = (byte)character.Value;
            i += used;
        }

        if (count != bytes.Length) throw Bad(data.Start.Value, data.End.Value, $"{count} bytes of data, but the shape {shape.Rows} × {shape.Width} needs {bytes.Length}");
        double[] values = new double[shape.Rows * shape.Width];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i));
            if (!double.IsFinite(values[i])) throw Bad(data.Start.Value, data.End.Value, $"row {i / shape.Width}, column {i % shape.Width} is not finite");
        }

        return (shape.Rows, shape.Width, values);
    }

    private readonly void Decode(ReadOnlySpan<byte> text, int at, out Rune character, out int used)
    {
        if (Rune.DecodeFromUtf8(text, out character, out used) != OperationStatus.Done) throw Bad(at, at + used, "malformed UTF-8 in the array's data");
    }

    private static int? OperandLength(byte operation) => operation switch
    {
        0x80 or (byte)'q' or (byte)'h' => 1,
        (byte)'J' or (byte)'r' or (byte)'j' => 4,
        0x85 or 0x86 or 0x87 or 0x88 or 0x89 or (byte)'t' or (byte)'R' or (byte)'(' or (byte)'N' or (byte)'b' => 0,
        _ => null,
    };

    private void Line()
    {
        int length = _pickle[_at..].IndexOf((byte)'\n');
        if (length < 0) throw Bad(_at, _pickle.Length, "a name that does not end");
        _at += length + 1;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _pickle.Length - _at) throw Bad(_at, _pickle.Length, $"{count} more bytes are expected, the pickle ends");
        _at += count;
        return _pickle.Slice(_at - count, count);
    }

    private readonly RoboticsException Bad(int first, int end, string why) => StoredZipEntry.Malformed(_file, _offset + first, _offset + end, why);
}
