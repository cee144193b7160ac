using System.Runtime.Intrinsics;
using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>Bytes of pictures to the numbers that a model takes, straight into its input: (byte / 255 − mean) / deviation, sixteen pixels at a time where channels come first.</summary>
internal static class PictureNumbers
{
    private const int Channels = 3, Lanes = 16;

    private static readonly ImmutableArray<Vector128<byte>> Places = [.. Enumerable.Range(0, Channels * Channels).Select(i => Place(i / Channels, i % Channels))];

    /// <param name="rgb">Three bytes a pixel.</param>
    /// <param name="form">Order of the channels and statistics.</param>
    /// <param name="to">As many numbers. No allocation.</param>
    public static void Write(ReadOnlySpan<byte> rgb, PictureForm form, Span<float> to)
    {
        int pixels = rgb.Length / Channels;
        for (int channel = 0; channel < Channels; channel++)
        {
            (float scale, float shift) = (1 / (255 * form.Deviation[channel]), form.Mean[channel] / form.Deviation[channel]);
            if (form.ChannelsFirst)
            {
                Span<float> plane = to.Slice(channel * pixels, pixels);
                int done = Planar(rgb, channel, (scale, shift), plane);
                for (int i = done; i < pixels; i++) plane[i] = (rgb[(Channels * i) + channel] * scale) - shift;
            }
            else for (int i = channel; i < rgb.Length; i += Channels) to[i] = (rgb[i] * scale) - shift;
        }
    }

    /// <summary>One channel of as many whole groups of pixels as there are: how many pixels.</summary>
    private static int Planar(ReadOnlySpan<byte> rgb, int channel, (float Scale, float Shift) form, Span<float> plane)
    {
        if (!Vector128.IsHardwareAccelerated) return 0;
        Vector128<byte> a = Places[channel * Channels], b = Places[(channel * Channels) + 1], c = Places[(channel * Channels) + 2];
        Vector128<float> scale = Vector128.Create(form.Scale), shift = Vector128.Create(form.Shift);
        int at = 0;
        for (; at + Lanes <= plane.Length; at += Lanes)
        {
            ReadOnlySpan<byte> group = rgb.Slice(Channels * at, Channels * Lanes);
            Vector128<byte> values = Vector128.Shuffle(Vector128.Create(group), a) | Vector128.Shuffle(Vector128.Create(group[Lanes..]), b)
                | Vector128.Shuffle(Vector128.Create(group[(2 * Lanes)..]), c);
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(values);
            Span<float> here = plane.Slice(at, Lanes);
            Quarters(low, scale, shift, here);
            Quarters(high, scale, shift, here[(Lanes / 2)..]);
        }

        return at;
    }

    private static void Quarters(Vector128<ushort> values, Vector128<float> scale, Vector128<float> shift, Span<float> to)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);
        ((Vector128.ConvertToSingle(low.AsInt32()) * scale) - shift).CopyTo(to);
        ((Vector128.ConvertToSingle(high.AsInt32()) * scale) - shift).CopyTo(to[Vector128<float>.Count..]);
    }

    /// <summary>Where the bytes of a channel lie in one of the three vectors of sixteen pixels; 255, which gives 0, for those that lie in another.</summary>
    private static Vector128<byte> Place(int channel, int vector)
    {
        Span<byte> places = stackalloc byte[Lanes];
        for (int i = 0; i < Lanes; i++)
        {
            int at = (Channels * i) + channel - (Lanes * vector);
            places[i] = (byte)(at is >= 0 and < Lanes ? at : byte.MaxValue);
        }

        return Vector128.Create((ReadOnlySpan<byte>)places);
    }
}
