using Robotics.Brainstem.Ros2.Body;
using SkiaSharp;

namespace Robotics.Host.Ros2;

/// <summary>Pictures of compressed ROS topics: JPEG out, JPEG or PNG in.</summary>
internal static class Jpeg
{
    private const int Quality = 90;

    public static byte[] Compress(CameraFrame frame)
    {
        using SKBitmap bitmap = new(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Span<byte> pixels = bitmap.GetPixelSpan();
        ReadOnlySpan<byte> rgb = frame.Rgb.Span;
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            rgb.Slice(from, 3).CopyTo(pixels[to..]);
            pixels[to + 3] = 255;
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    /// <exception cref="RoboticsException">DataLoss: the bytes are no picture.</exception>
    public static DecodedPicture Decompress(ReadOnlyMemory<byte> compressed)
    {
        using SKData data = SKData.CreateCopy(compressed.Span);
        using SKBitmap bitmap = SKBitmap.Decode(data) ?? throw new RoboticsException(ErrorCode.DataLoss, $"A compressed picture of {compressed.Length} bytes cannot be read.");
        byte[] rgb = new byte[3 * bitmap.Width * bitmap.Height];
        ReadOnlySpan<SKColor> pixels = bitmap.Pixels;
        for (int i = 0; i < pixels.Length; i++) (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (pixels[i].Red, pixels[i].Green, pixels[i].Blue);
        return new(bitmap.Width, bitmap.Height, rgb);
    }
}
