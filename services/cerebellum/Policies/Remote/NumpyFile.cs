using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>Arrays as whole .npy files (version 1.0), C order only.</summary>
internal static partial class NumpyFile
{
    private const int Fixed = 10, Block = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static byte[] Write(PolicyArray array)
    {
        string sizes = string.Concat(array.Shape.Select(s => FormattableString.Invariant($"{s}, ")));
        string header = $"{{'descr': '{array.Type}', 'fortran_order': False, 'shape': ({sizes.TrimEnd()}), }}";
        int length = ((Fixed + header.Length + 1 + Block - 1) / Block * Block) - Fixed;
        byte[] file = new byte[Fixed + length + array.Data.Length];
        Magic.CopyTo(file);
        file[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), (ushort)length);
        Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n", file.AsSpan(Fixed));
        array.Data.Span.CopyTo(file.AsSpan(Fixed + length));
        return file;
    }

    /// <exception cref="RoboticsException">MalformedFile: not such a file, or another order than C.</exception>
    public static PolicyArray Read(string name, byte[] file)
    {
        if (file.Length >= Fixed + 2 && file.AsSpan().StartsWith(Magic))
        {
            (int start, int length) = file[6] == 1
                ? (Fixed, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8)))
                : (Fixed + 2, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)));
            if (length > 0 && start + length <= file.Length)
            {
                Match header = Header().Match(Encoding.ASCII.GetString(file, start, length));
                if (header.Success)
                {
                    ImmutableArray<int> shape = [.. header.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(s => int.Parse(s, CultureInfo.InvariantCulture))];
                    return new PolicyArray(name, header.Groups["type"].Value, file.AsMemory(start + length), shape);
                }
            }
        }

        throw new RoboticsException(ErrorCode.MalformedFile, $"the array '{name}' is no .npy file in C order.");
    }

    [GeneratedRegex(@"'descr':\s*'(?<type>[^']+)'.*'fortran_order':\s*False.*'shape':\s*\((?<shape>[0-9, ]*)\)")]
    private static partial Regex Header();
}
