using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Robotics.Sim.Libero.InitStates;

/// <summary>Finds one uncompressed entry of a ZIP archive (APPNOTE 6.3), with its place in the file, so that errors can name bytes.</summary>
internal static class StoredZipEntry
{
    private const uint EndOfDirectory = 0x06054b50;
    private const uint DirectoryHeader = 0x02014b50;
    private const uint LocalHeader = 0x04034b50;

    /// <summary>The bytes of the entry, checked against its CRC-32.</summary>
    /// <returns>The entry's range in <paramref name="zip"/>.</returns>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: names the file and the bytes.</exception>
    public static Range Find(ReadOnlySpan<byte> zip, string entry, string file)
    {
        int end = LastIndexOf(zip, EndOfDirectory);
        if (end < 0 || end + 22 > zip.Length)
            throw Malformed(file, Math.Max(0, zip.Length - 22), zip.Length, "the end record of a ZIP archive is expected; the file is truncated or of another kind");
        int count = U16(zip, end + 10);
        long at = U32(zip, end + 16);
        for (int i = 0; i < count; i++)
        {
            if (at + 46 > end || U32(zip, (int)at) != DirectoryHeader) throw Malformed(file, at, at + 46, "an entry of the archive's directory is expected");
            int nameLength = U16(zip, (int)at + 28);
            if (at + 46 + nameLength > end) throw Malformed(file, at, at + 46, "the name of the entry runs beyond the directory");
            string name = Encoding.UTF8.GetString(zip.Slice((int)at + 46, nameLength));
            if (name == entry) return Data(zip, (int)at, entry, file);
            at += 46 + nameLength + U16(zip, (int)at + 30) + U16(zip, (int)at + 32);
        }

        throw Malformed(file, U32(zip, end + 16), end, $"the archive's directory has no entry '{entry}'");
    }

    internal static RoboticsException Malformed(string file, long first, long end, string why) =>
        new(ErrorCode.MalformedFile, FormattableString.Invariant($"{file}: bytes {first}…{Math.Max(first, end - 1)}: {why}."));

    private static Range Data(ReadOnlySpan<byte> zip, int directory, string entry, string file)
    {
        if (U16(zip, directory + 10) != 0) throw Malformed(file, directory + 10, directory + 12, $"the entry '{entry}' must be stored without compression");
        uint crc = U32(zip, directory + 16);
        long size = U32(zip, directory + 24);
        long local = U32(zip, directory + 42);
        if (local + 30 > zip.Length || U32(zip, (int)local) != LocalHeader) throw Malformed(file, local, local + 30, $"the header of the entry '{entry}' is expected");
        long start = local + 30 + U16(zip, (int)local + 26) + U16(zip, (int)local + 28);
        if (start + size > zip.Length) throw Malformed(file, start, zip.Length, $"the entry '{entry}' has {size} bytes, of which {zip.Length - start} are there");
        if (Crc32.HashToUInt32(zip.Slice((int)start, (int)size)) != crc)
            throw Malformed(file, start, start + size, $"the content of '{entry}' does not have its CRC-32 {crc:x8}");
        return (int)start..(int)(start + size);
    }

    private static int LastIndexOf(ReadOnlySpan<byte> zip, uint signature)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, signature);
        return zip.LastIndexOf(bytes);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
