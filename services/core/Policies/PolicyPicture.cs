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
        Require(frame);
        if (to.Length != Length) throw RoboticsException.Invalid($"The room for picture '{Name}'", to.Length, $"{Length} bytes");
        for (int y = 0; y < Height; y++)
        {
            Span<byte> room = to.Slice(3 * Width * y, 3 * Width);
            ReadOnlySpan<byte> row = Row(frame.Rgb.Span, y, room);
            if (row != room) row.CopyTo(room);
        }
    }

    /// <summary>Refuses another frame than <see cref="Request"/> asks for.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the frame has another size.</exception>
    public void Require(CameraFrame frame)
    {
        if (frame.Width != CaptureWidth || frame.Height != CaptureHeight)
            throw RoboticsException.Invalid($"The size of picture '{Name}'", $"{frame.Width}x{frame.Height}", $"{CaptureWidth}x{CaptureHeight}");
    }

    /// <summary>One row of the result, three bytes a pixel: where it lies in what was captured, if it is there as it is wanted, else in the room. No allocation.</summary>
    /// <param name="captured">All that was captured, of the size that is <see cref="Require">required</see>.</param>
    /// <param name="y">Counted from the top of the result.</param>
    /// <param name="room">As long as the row.</param>
    public ReadOnlySpan<byte> Row(ReadOnlySpan<byte> captured, int y, Span<byte> room)
    {
        ReadOnlySpan<byte> rows = captured[(3 * (((Top + (y * Shrink)) * CaptureWidth) + Left))..];
        if (Shrink == 1 && !Mirror) return rows[..room.Length];
        if (Shrink == 1) rows[..room.Length].CopyTo(room);
        else if (Shrink == 2) PictureHalving.Write(rows, rows[(3 * CaptureWidth)..], room);
        else Average(rows, room);
        if (Mirror) Turn(room);
        return room;
    }

    /// <summary>Blocks of any size to one pixel each.</summary>
    private void Average(ReadOnlySpan<byte> rows, Span<byte> row)
    {
        int area = Shrink * Shrink;
        for (int at = 0; at < row.Length; at++)
        {
            int sum = area / 2, first = (at / 3 * 3 * Shrink) + (at % 3);
            for (int y = 0; y < Shrink; y++)
            {
                for (int x = 0; x < Shrink; x++) sum += rows[first + (3 * ((y * CaptureWidth) + x))];
            }

            row[at] = (byte)(sum / area);
        }
    }

    /// <summary>The last pixel first.</summary>
    private static void Turn(Span<byte> row)
    {
        row.Reverse();
        for (int at = 0; at + 2 < row.Length; at += 3) (row[at], row[at + 2]) = (row[at + 2], row[at]);
    }
}
