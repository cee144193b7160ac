using SkiaSharp;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>Film strips small enough to be part of a page.</summary>
public static class FilmImage
{
    private const int Quality = 80;

    /// <summary>A picture file as JPEG, as wide as it is or as <paramref name="maxWidth"/> pixels.</summary>
    /// <exception cref="RoboticsException">MalformedFile: no picture.</exception>
    public static byte[] Jpeg(string path, int maxWidth = 1060)
    {
        using SKBitmap picture = SKBitmap.Decode(path) ?? throw new RoboticsException(ErrorCode.MalformedFile, $"{path} is no picture.");
        int width = Math.Min(maxWidth, picture.Width);
        SKImageInfo size = new(width, (int)Math.Round((double)picture.Height * width / picture.Width));
        using SKBitmap scaled = picture.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKImage image = SKImage.FromBitmap(scaled);
        using SKData jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }
}
