using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.InitStates;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Tests.Libero;

public sealed class InitStateFileTests
{
    [Fact]
    public void States_are_read_row_by_row()
    {
        InitStateFile file = InitStateFile.Read(File([0, 0.5, -1.25, 3e-300, 1e10, 0.1]), "x.pruned_init");
        Assert.Equal((2, 3), (file.Count, file.Width));
        Assert.Equal([3e-300, 1e10, 0.1], file[1].ToArray());
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => _ = file[2].Length).Code);
    }

    [Fact]
    public void A_changed_byte_is_found_by_the_checksum_and_named()
    {
        byte[] bytes = File([0, 1, 2, 3, 4, 5]);
        bytes[bytes.AsSpan().IndexOf("f8"u8) + 15] ^= 1;
        Assert.Contains("does not have its CRC-32", Error(bytes).Message, StringComparison.Ordinal);
        Assert.Contains("x.pruned_init: bytes 46…", Error(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_named()
    {
        byte[] bytes = File([0, 1, 2, 3, 4, 5]);
        Assert.Contains("truncated", Error(bytes[..100]).Message, StringComparison.Ordinal);
        Assert.Contains("truncated", Error([]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_does_not_fit_its_shape_is_named_with_its_bytes()
    {
        RoboticsException error = Error(Zip(Pickle([0, 1, 2, 3, 4], 2, 3)));
        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains("40 bytes of data, but the shape 2 × 3 needs 48", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_named_with_row_and_column() =>
        Assert.Contains("row 1, column 2 is not finite", Error(File([0, 1, 2, 3, 4, double.NaN])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pickle_that_would_call_something_else_is_refused()
    {
        byte[] pickle = Pickle([0, 1, 2, 3, 4, 5], 2, 3);
        pickle[^2] = (byte)'o';
        Assert.Contains("operation 0x6f does not occur", Error(Zip(pickle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_is_here_has_fifty_states()
    {
        LiberoFiles files = LiberoData.Files;
        LiberoTask[] tasks = [.. TaskCatalog.Suites.SelectMany(suite => TaskCatalog.Suite(suite)).Where(t => System.IO.File.Exists(files.InitStates(t)))];
        Assert.True(tasks.Length >= 100, $"Only {tasks.Length} files were found.");
        Assert.All(tasks, task => Assert.Equal(50, InitStateFile.Read(LiberoFiles.Read(files.InitStates(task), task), task.Name).Count));
    }

    private static RoboticsException Error(byte[] bytes) => Assert.Throws<RoboticsException>(() => InitStateFile.Read(bytes, "x.pruned_init"));

    private static byte[] File(double[] values) => Zip(Pickle(values, 2, 3));

    private static byte[] Pickle(double[] values, byte rows, byte columns)
    {
        byte[] raw = new byte[8 * values.Length];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(raw.AsSpan(8 * i), values[i]);
        byte[] text = Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(raw));
        List<byte> pickle = [0x80, 2, (byte)'c', .. "numpy\nndarray\n"u8, (byte)'K', 0, 0x85, (byte)'(', (byte)'K', 1, (byte)'K', rows, (byte)'K', columns, 0x86];
        pickle.AddRange([(byte)'X', 2, 0, 0, 0, .. "f8"u8, (byte)'X', .. BitConverter.GetBytes(text.Length), .. text, (byte)'b', (byte)'.']);
        return [.. pickle];
    }

    private static byte[] Zip(byte[] content)
    {
        byte[] name = "archive/data.pkl"u8.ToArray();
        uint crc = Crc32.HashToUInt32(content);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(0x04034b50u);
        writer.Write(new byte[22]);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)0);
        writer.Write(name);
        writer.Write(content);
        uint directory = (uint)stream.Length;
        writer.Write(0x02014b50u);
        writer.Write(new byte[12]);
        writer.Write(crc);
        writer.Write(content.Length);
        writer.Write(content.Length);
        writer.Write((ushort)name.Length);
        writer.Write(new byte[12]);
        writer.Write(0u);
        writer.Write(name);
        uint end = (uint)stream.Length;
        writer.Write(0x06054b50u);
        writer.Write(new byte[6]);
        writer.Write((ushort)1);
        writer.Write(end - directory);
        writer.Write(directory);
        writer.Write((ushort)0);
        writer.Flush();
        return stream.ToArray();
    }
}
