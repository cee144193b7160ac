using System.Runtime.InteropServices;
using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>The form of requests and replies of rmw_cyclonedds: client id and sequence number between the CDR header and the fields.</summary>
internal static class CycloneCall
{
    private const int Length = 16;

    /// <summary>Inserts client id and sequence number. Both are multiples of eight bytes, so that no alignment changes.</summary>
    public static byte[] Write(ulong client, long sequence, ReadOnlySpan<byte> cdr)
    {
        byte[] sample = new byte[cdr.Length + Length];
        cdr[..CdrWriter.HeaderLength].CopyTo(sample);
        MemoryMarshal.Write(sample.AsSpan(CdrWriter.HeaderLength), client);
        MemoryMarshal.Write(sample.AsSpan(CdrWriter.HeaderLength + sizeof(ulong)), sequence);
        cdr[CdrWriter.HeaderLength..].CopyTo(sample.AsSpan(CdrWriter.HeaderLength + Length));
        return sample;
    }

    public static RequestId Read(ulong writer, ref CdrReader reader) => new(reader.ReadNumber<ulong>(), 0, reader.ReadNumber<long>(), writer);

    /// <summary>User data that tells which request and reply endpoints belong together: 16 hexadecimal bytes joined with dots.</summary>
    public static (string UserData, string Id) Tag(string key, byte[] guid)
    {
        string id = string.Join('.', guid.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        return ($"{key}={id};", id);
    }
}
