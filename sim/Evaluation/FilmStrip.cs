using SkiaSharp;

namespace Robotics.Sim.Evaluation;

/// <summary>Pictures of an episode side by side in one PNG, each with a caption, so that a person sees at a glance what happened.</summary>
/// <remarks>Not thread-safe. Keeps at most <paramref name="maxFrames"/> pictures: when there are more, evenly spaced ones of those added, always with the first and the last.</remarks>
public sealed class FilmStrip(int maxFrames = 12, int columns = 4)
{
    private const int CaptionHeight = 22;
    private const int Gap = 4;
    private static readonly string[] FontFiles =
        ["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf", "/usr/share/fonts/dejavu/DejaVuSans.ttf"];

    private readonly List<(CameraFrame Frame, string Caption)> _frames = [];

    public int Count => _frames.Count;

    public void Add(CameraFrame frame, string caption) => _frames.Add((frame, caption));

    /// <summary>The strip as PNG.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: no picture was added.</exception>
    public byte[] ToPng()
    {
        if (_frames.Count == 0) throw RoboticsException.Invalid("The number of pictures of a film strip", 0, "at least one");
        List<(CameraFrame Frame, string Caption)> chosen = Chosen();
        int width = chosen.Max(f => f.Frame.Width) + Gap, height = chosen.Max(f => f.Frame.Height) + CaptionHeight + Gap;
        int across = Math.Min(columns, chosen.Count), down = (chosen.Count + across - 1) / across;
        using SKBitmap sheet = new((across * width) + Gap, (down * height) + Gap, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(sheet);
        canvas.Clear(new SKColor(24, 26, 30));
        using SKTypeface face = Typeface();
        using SKFont font = new(face, 12);
        using SKPaint ink = new() { Color = new SKColor(225, 228, 232), IsAntialias = true };
        for (int i = 0; i < chosen.Count; i++)
        {
            float left = Gap + (i % across * width), top = Gap + (i / across * height);
            using SKBitmap picture = CameraPicture.Bitmap(chosen[i].Frame);
            canvas.DrawBitmap(picture, left, top, SKSamplingOptions.Default);
            canvas.Save();
            canvas.ClipRect(new SKRect(left, top, left + width - Gap, top + height));
            canvas.DrawText(chosen[i].Caption, left + 4, top + picture.Height + 15, SKTextAlign.Left, font, ink);
            canvas.Restore();
        }

        using SKImage image = SKImage.FromBitmap(sheet);
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }

    private List<(CameraFrame Frame, string Caption)> Chosen()
    {
        if (_frames.Count <= maxFrames) return _frames;
        return [.. Enumerable.Range(0, maxFrames).Select(i => _frames[i * (_frames.Count - 1) / (maxFrames - 1)])];
    }

    private static SKTypeface Typeface()
    {
        string? file = FontFiles.FirstOrDefault(File.Exists);
        return file is null ? SKTypeface.Default : SKTypeface.FromFile(file);
    }
}
