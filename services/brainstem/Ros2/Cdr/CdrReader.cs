using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Brainstem.Ros2.Cdr;

/// <summary>Reads XCDR1 plain, little endian, from bytes that anybody may have sent: every count is held against the bytes that are left before anything is allocated.</summary>
internal ref struct CdrReader
{
    private readonly ReadOnlySpan<byte> _fields;
    private int _at;

    /// <param name="message">Header and fields. Trailing padding is accepted.</param>
    /// <exception cref="RoboticsException">DataLoss: the header is not that of little-endian plain CDR.</exception>
    public CdrReader(ReadOnlySpan<byte> message)
    {
        if (message.Length < CdrWriter.HeaderLength || message[0] != 0 || message[1] != 1)
        {
            throw Damaged(message.Length < CdrWriter.HeaderLength
                ? $"it has {message.Length} bytes, less than a header"
                : $"its encoding is {message[0]:x2}{message[1]:x2}; readable: 0001, little-endian plain CDR");
        }

        Message = message;
        _fields = message[CdrWriter.HeaderLength..];
    }

    public readonly int Remaining => _fields.Length - _at;

    /// <summary>The whole message, header included, whatever has been read of it; valid as long as the reader.</summary>
    public ReadOnlySpan<byte> Message { get; }

    /// <summary>Reads a whole message.</summary>
    public static T Deserialize<T>(ReadOnlySpan<byte> message)
        where T : IMessage<T>
    {
        CdrReader reader = new(message);
        return T.Read(ref reader);
    }

    public void Skip(int bytes) => Take(1, bytes);

    public T ReadNumber<T>()
        where T : unmanaged => Unsafe.ReadUnaligned<T>(in Take(Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>())[0]);

    public bool ReadBool() => ReadNumber<byte>() != 0;

    public string ReadString()
    {
        int length = Count(1);
        if (length == 0) return "";
        ReadOnlySpan<byte> bytes = Take(1, length);
        return Encoding.UTF8.GetString(bytes[^1] == 0 ? bytes[..^1] : bytes);
    }

    public T[] ReadSequenceOfNumbers<T>(int most = int.MaxValue)
        where T : unmanaged => ReadArrayOfNumbers<T>(Count(Unsafe.SizeOf<T>(), most));

    public bool[] ReadSequenceOfBools(int most = int.MaxValue) => ReadArrayOfBools(Count(1, most));

    public string[] ReadSequenceOfStrings(int most = int.MaxValue) => ReadArrayOfStrings(Count(sizeof(int), most));

    public T[] ReadSequenceOfMessages<T>(int most = int.MaxValue)
        where T : IMessage<T> => ReadArrayOfMessages<T>(Count(T.MinSize, most));

    public T[] ReadArrayOfNumbers<T>(int length)
        where T : unmanaged
    {
        if (length == 0) return [];
        ReadOnlySpan<byte> bytes = Take(Unsafe.SizeOf<T>(), checked(length * Unsafe.SizeOf<T>()));
        T[] values = GC.AllocateUninitializedArray<T>(length);
        bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public bool[] ReadArrayOfBools(int length)
    {
        ReadOnlySpan<byte> bytes = Take(1, length);
        bool[] values = new bool[length];
        for (int i = 0; i < length; i++) values[i] = bytes[i] != 0;
        return values;
    }

    public string[] ReadArrayOfStrings(int length)
    {
        string[] values = new string[length];
        for (int i = 0; i < length; i++) values[i] = ReadString();
        return values;
    }

    public T[] ReadArrayOfMessages<T>(int length)
        where T : IMessage<T>
    {
        if ((long)length * T.MinSize > Remaining) throw Damaged($"{length} elements of {T.RosType} do not fit into the {Remaining} bytes left");
        T[] values = new T[length];
        for (int i = 0; i < length; i++) values[i] = T.Read(ref this);
        return values;
    }

    /// <summary>A count, no larger than what is left can hold.</summary>
    private int Count(int elementSize, int most = int.MaxValue)
    {
        uint count = ReadNumber<uint>();
        if (count > most || (long)count * elementSize > Remaining)
            throw Damaged($"a count is {count}; allowed: at most {Math.Min(most, Remaining / elementSize)}");
        return (int)count;
    }

    private ReadOnlySpan<byte> Take(int alignment, int bytes)
    {
        int start = (_at + alignment - 1) & -alignment;
        if (bytes < 0 || start > _fields.Length - bytes) throw Damaged($"it ends after {_fields.Length} bytes of fields, where {bytes} more were expected at {start}");
        _at = start + bytes;
        return _fields.Slice(start, bytes);
    }

    private static RoboticsException Damaged(string how) => new(ErrorCode.DataLoss, $"A ROS message is damaged: {how}.");
}
