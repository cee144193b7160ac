using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>rmw_dds_common/msg/ParticipantEntitiesInfo, whose global ids have another length from Iron on.</summary>
internal static class GraphCodec
{
    public const int HumbleGidLength = 24;
    public const int LaterGidLength = 16;

    /// <summary>Bytes of a DDS GUID.</summary>
    public const int GuidLength = 16;

    public static ReadOnlySpan<byte> Write(CdrWriter writer, int gidLength, byte[] participant, IReadOnlyCollection<GraphNode> nodes)
    {
        writer.Reset();
        WriteGid(writer, gidLength, participant);
        writer.Write(nodes.Count);
        foreach (GraphNode node in nodes)
        {
            writer.Write(node.Space);
            writer.Write(node.Name);
            WriteGids(writer, gidLength, node.Readers);
            WriteGids(writer, gidLength, node.Writers);
        }

        return writer.Written;
    }

    /// <summary>The participant's GUID and the full names of its nodes.</summary>
    /// <exception cref="RoboticsException">DataLoss: it is not of this form.</exception>
    public static (string Participant, ImmutableArray<string> Nodes) Read(ref CdrReader reader, int gidLength)
    {
        string participant = Convert.ToHexString(reader.ReadArrayOfNumbers<byte>(gidLength).AsSpan(0, GuidLength));
        uint count = reader.ReadNumber<uint>();
        ImmutableArray<string>.Builder nodes = ImmutableArray.CreateBuilder<string>();
        for (uint i = 0; i < count; i++)
        {
            string space = reader.ReadString(), name = reader.ReadString();
            nodes.Add(space.EndsWith('/') ? space + name : $"{space}/{name}");
            SkipGids(ref reader, gidLength);
            SkipGids(ref reader, gidLength);
        }

        return (participant, nodes.ToImmutable());
    }

    private static void WriteGids(CdrWriter writer, int gidLength, List<byte[]> gids)
    {
        writer.Write(gids.Count);
        foreach (byte[] gid in gids) WriteGid(writer, gidLength, gid);
    }

    private static void WriteGid(CdrWriter writer, int gidLength, byte[] guid)
    {
        byte[] gid = new byte[gidLength];
        guid.CopyTo(gid, 0);
        writer.WriteArray(gid, gidLength);
    }

    private static void SkipGids(ref CdrReader reader, int gidLength)
    {
        uint count = reader.ReadNumber<uint>();
        if ((long)count * gidLength > reader.Remaining) throw new RoboticsException(ErrorCode.DataLoss, $"A graph announcement has {count} global ids and {reader.Remaining} bytes.");
        reader.Skip((int)count * gidLength);
    }
}
