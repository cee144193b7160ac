using SkiaSharp;

namespace Robotics.Sim.Evaluation;

/// <summary>One camera's picture as a file.</summary>
public static class CameraPicture
{
    private const int Quality = 90;

    /// <summary>The picture as PNG, as large as it was taken.</summary>
    public static byte[] Png(CameraFrame frame)
    {
        using SKBitmap bitmap = Bitmap(frame);
        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKData png = image.Encode(SKEncodedImageFormat.Png, Quality);
        return png.ToArray();
    }

    /// <summary>The caller disposes it.</summary>
    internal static SKBitmap Bitmap(CameraFrame frame)
    {
        SKBitmap bitmap = new(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        ReadOnlySpan<byte> rgb = frame.Rgb.Span;
        Span<byte> rgba = bitmap.GetPixelSpan();
        for (int pixel = 0; pixel < frame.Width * frame.Height; pixel++)
        {
            rgb.Slice(pixel * 3, 3).CopyTo(rgba[(pixel * 4)..]);
            rgba[(pixel * 4) + 3] = byte.MaxValue;
        }

        return bitmap;
    }
}
