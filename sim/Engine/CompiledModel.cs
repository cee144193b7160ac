using System.Buffers.Binary;
using System.IO.Hashing;

namespace Robotics.Sim.Engine;

/// <summary>The envelope of a saved compiled model: a mark, MuJoCo's version and a checksum, because MuJoCo itself ends the process over a damaged one.</summary>
internal static class CompiledModel
{
    private const int HeaderBytes = 20;

    private static ReadOnlySpan<byte> Mark => "rbt-mjb1"u8;

    public static byte[] Wrap(int version, int length, Action<Memory<byte>> write)
    {
        byte[] file = new byte[HeaderBytes + length];
        write(file.AsMemory(HeaderBytes));
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), version);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(12), XxHash3.HashToUInt64(file.AsSpan(HeaderBytes)));
        return file;
    }

    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: not one, damaged, or of another version.</exception>
    public static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> file, int version)
    {
        if (file.Length < HeaderBytes || !file.StartsWith(Mark)) throw new RoboticsException(ErrorCode.MalformedFile, "This is not a compiled model.");
        int made = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (made != version)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"The compiled model was made by MuJoCo {made}, and this is {version}.");
        }

        ReadOnlySpan<byte> body = file[HeaderBytes..];
        if (XxHash3.HashToUInt64(body) == BinaryPrimitives.ReadUInt64LittleEndian(file[12..])) return body;
        throw new RoboticsException(ErrorCode.MalformedFile, "The compiled model is damaged: its checksum differs.");
    }
}
