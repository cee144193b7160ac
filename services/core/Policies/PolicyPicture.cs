namespace Robotics.Core.Policies;

/// <summary>A picture as a policy takes it: captured, cut out, and made smaller by averaging whole blocks of pixels.</summary>
/// <param name="Name">The policy's own name of it, e.g. <c>observation/image</c>.</param>
/// <param name="Camera">The body's camera.</param>
/// <param name="CaptureWidth">Pixels a row when it is captured.</param>
/// <param name="CaptureHeight">Rows when it is captured.</param>
public sealed record PolicyPicture(string Name, string Camera, int CaptureWidth, int CaptureHeight)
{
    /// <summary>First column and first row that are kept.</summary>
    public int Left { get; init; }

    /// <inheritdoc cref="Left"/>
    public int Top { get; init; }

    /// <summary>Pixels a row of the result.</summary>
    public int Width { get; init; } = CaptureWidth;

    /// <summary>Rows of the result.</summary>
    public int Height { get; init; } = CaptureHeight;

    /// <summary>How many captured pixels each way make one of the result.</summary>
    public int Shrink { get; init; } = 1;

    /// <summary>Whether rows are mirrored left to right.</summary>
    public bool Mirror { get; init; }

    /// <summary>Bytes of the result: three a pixel, row by row from the top.</summary>
    public int Length => 3 * Width * Height;

    /// <summary>What the body is asked for.</summary>
    public CameraRequest Request => new(Camera, CaptureWidth, CaptureHeight);

    /// <exception cref="RoboticsException">InvalidArgument: a size below 1, or what is cut out reaches beyond what is captured.</exception>
    public PolicyPicture Checked()
    {
        if (Width < 1 || Height < 1 || Shrink < 1 || Left < 0 || Top < 0 || Left + (Width * Shrink) > CaptureWidth || Top + (Height * Shrink) > CaptureHeight)
        {
            throw RoboticsException.Invalid(
                $"The part of picture '{Name}'", $"{Width}x{Height} times {Shrink} at {Left}, {Top}", $"within the {CaptureWidth}x{CaptureHeight} that are captured");
        }

        return this;
    }

    /// <summary>Writes <see cref="Length"/> bytes. No allocation.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the frame has another size than was asked for, or the room another length.</exception>
    public void Write(CameraFrame frame, Span<byte> to)
    {
        if (frame.Width != CaptureWidth || frame.Height != CaptureHeight)
            throw RoboticsException.Invalid($"The size of picture '{Name}'", $"{frame.Width}x{frame.Height}", $"{CaptureWidth}x{CaptureHeight}");
        if (to.Length != Length) throw RoboticsException.Invalid($"The room for picture '{Name}'", to.Length, $"{Length} bytes");
        ReadOnlySpan<byte> rgb = frame.Rgb.Span;
        int area = Shrink * Shrink, at = 0;
        for (int y = 0; y < Height; y++)
        {
            for (int i = 0; i < Width; i++)
            {
                int x = Mirror ? Width - 1 - i : i;
                for (int channel = 0; channel < 3; channel++) to[at++] = (byte)((Sum(rgb, Left + (x * Shrink), Top + (y * Shrink), channel) + (area / 2)) / area);
            }
        }
    }

    private int Sum(ReadOnlySpan<byte> rgb, int left, int top, int channel)
    {
        int sum = 0;
        for (int y = top; y < top + Shrink; y++)
        {
            for (int x = left; x < left + Shrink; x++) sum += rgb[(3 * ((y * CaptureWidth) + x)) + channel];
        }

        return sum;
    }
}
