using System.Runtime.Intrinsics;

namespace Robotics.Core.Policies;

/// <summary>Two rows of a picture to one of half the width: each pixel the mean of two by two, rounded half up; four pixels at a time.</summary>
internal static class PictureHalving
{
    private const int Channels = 3, Block = 4, Lanes = 16;

    /// <summary>Where the bytes of a group's first pixels and of its second ones lie, in its first sixteen bytes and in its last.</summary>
    private static readonly Vector128<byte> FirstEarly = Places(0, 0), FirstLate = Places(0, Lanes / 2), SecondEarly = Places(Channels, 0), SecondLate = Places(Channels, Lanes / 2);

    /// <param name="upper">At least twice as many bytes as <paramref name="row"/>, three a pixel.</param>
    /// <param name="lower">As many.</param>
    /// <param name="row">Written. No allocation.</param>
    public static void Write(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> row)
    {
        int at = 0;
        for (; Vector128.IsHardwareAccelerated && at + Lanes <= row.Length; at += Channels * Block)
        {
            Vector128<ushort> low = Vector128.Create((ushort)2), high = low;
            Add(upper.Slice(2 * at, 2 * Channels * Block), ref low, ref high);
            Add(lower.Slice(2 * at, 2 * Channels * Block), ref low, ref high);
            Vector128.Narrow(low >> 2, high >> 2).CopyTo(row[at..]);
        }

        for (; at < row.Length; at++)
        {
            int from = (at / Channels * 2 * Channels) + (at % Channels);
            row[at] = (byte)((upper[from] + upper[from + Channels] + lower[from] + lower[from + Channels] + 2) >> 2);
        }
    }

    /// <summary>Adds each two neighbours of a group: twelve sums, and four that count for nothing.</summary>
    private static void Add(ReadOnlySpan<byte> group, ref Vector128<ushort> low, ref Vector128<ushort> high)
    {
        Vector128<byte> early = Vector128.Create(group), late = Vector128.Create(group[(Lanes / 2)..]);
        (Vector128<ushort> a, Vector128<ushort> b) = Vector128.Widen(Vector128.ShuffleNative(early, FirstEarly) | Vector128.ShuffleNative(late, FirstLate));
        (Vector128<ushort> c, Vector128<ushort> d) = Vector128.Widen(Vector128.ShuffleNative(early, SecondEarly) | Vector128.ShuffleNative(late, SecondLate));
        (low, high) = (low + a + c, high + b + d);
    }

    /// <summary>Places of every other pixel, in sixteen bytes from a start; 255, which gives 0 on every machine, for those that the first sixteen have, or that lie beyond.</summary>
    private static Vector128<byte> Places(int shift, int start)
    {
        Span<byte> places = stackalloc byte[Lanes];
        places.Fill(byte.MaxValue);
        for (int i = 0; i < Channels * Block; i++)
        {
            int at = (i / Channels * 2 * Channels) + (i % Channels) + shift;
            if (start == 0 ? at < Lanes : at >= Lanes) places[i] = (byte)(at - start);
        }

        return Vector128.Create((ReadOnlySpan<byte>)places);
    }
}
