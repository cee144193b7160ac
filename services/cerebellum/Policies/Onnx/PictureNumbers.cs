using System.Runtime.Intrinsics;
using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>Pictures to the numbers that a model takes, straight into its input and row by row: (byte / 255 − mean) / deviation, sixteen pixels at a time where channels come first.</summary>
internal static class PictureNumbers
{
    private const int Channels = 3, Lanes = 16, MostRow = 4096;

    private static readonly ImmutableArray<Vector128<byte>> Places = [.. Enumerable.Range(0, Channels * Channels).Select(i => Place(i / Channels, i % Channels))];

    /// <param name="picture">What of the frame.</param>
    /// <param name="frame">As captured.</param>
    /// <param name="form">Order of the channels and statistics.</param>
    /// <param name="to">As many numbers as the picture has bytes. No allocation.</param>
    /// <exception cref="RoboticsException">InvalidArgument: the frame has another size than was asked for.</exception>
    public static void Write(PolicyPicture picture, CameraFrame frame, PictureForm form, Span<float> to)
    {
        picture.Require(frame);
        int width = picture.Width, pixels = width * picture.Height;
        Span<byte> room = Channels * width <= MostRow ? stackalloc byte[MostRow] : new byte[Channels * width];
        room = room[..(Channels * width)];
        ReadOnlySpan<byte> captured = frame.Rgb.Span;
        Span<float> scale = stackalloc float[Channels], shift = stackalloc float[Channels];
        for (int i = 0; i < Channels; i++) (scale[i], shift[i]) = (1 / (255 * form.Deviation[i]), form.Mean[i] / form.Deviation[i]);
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Row(captured, y, room);
            if (form.ChannelsFirst) Planar(row, scale, shift, to[(y * width)..], pixels);
            else for (int i = 0; i < row.Length; i++) to[(y * row.Length) + i] = (row[i] * scale[i % Channels]) - shift[i % Channels];
        }
    }

    /// <summary>One row to the planes of its channels, which begin so many pixels one after the other.</summary>
    private static void Planar(ReadOnlySpan<byte> row, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, Span<float> to, int pixels)
    {
        int width = row.Length / Channels, at = 0;
        for (; Vector128.IsHardwareAccelerated && at + Lanes <= width; at += Lanes)
        {
            ReadOnlySpan<byte> group = row.Slice(Channels * at, Channels * Lanes);
            Vector128<byte> a = Vector128.Create(group), b = Vector128.Create(group[Lanes..]), c = Vector128.Create(group[(2 * Lanes)..]);
            for (int channel = 0; channel < Channels; channel++)
            {
                ReadOnlySpan<Vector128<byte>> places = Places.AsSpan().Slice(channel * Channels, Channels);
                Vector128<byte> values = Vector128.ShuffleNative(a, places[0]) | Vector128.ShuffleNative(b, places[1]) | Vector128.ShuffleNative(c, places[2]);
                Numbers(values, Vector256.Create(scale[channel]), Vector256.Create(shift[channel]), to.Slice((channel * pixels) + at, Lanes));
            }
        }

        for (; at < width; at++)
        {
            for (int channel = 0; channel < Channels; channel++) to[(channel * pixels) + at] = (row[(Channels * at) + channel] * scale[channel]) - shift[channel];
        }
    }

    private static void Numbers(Vector128<byte> values, Vector256<float> scale, Vector256<float> shift, Span<float> to)
    {
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(values);
        (Vector256<uint> first, Vector256<uint> second) = Vector256.Widen(Vector256.Create(low, high));
        ((Vector256.ConvertToSingle(first.AsInt32()) * scale) - shift).CopyTo(to);
        ((Vector256.ConvertToSingle(second.AsInt32()) * scale) - shift).CopyTo(to[Vector256<float>.Count..]);
    }

    /// <summary>Where the bytes of a channel lie in one of the three vectors of sixteen pixels; 255, which gives 0 on every machine, for those that lie in another.</summary>
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
