using System.Security.Cryptography;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>Names a goal among all goals of all clients.</summary>
internal readonly record struct GoalId(UInt128 Value)
{
    public const int Length = 16;

    /// <summary>From the system's generator: unlike any other client's, and nothing is decided by it.</summary>
    public static GoalId Next()
    {
        Span<byte> bytes = stackalloc byte[Length];
        RandomNumberGenerator.Fill(bytes);
        return Of(bytes);
    }

    public static GoalId Of(ReadOnlySpan<byte> bytes) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }
}
