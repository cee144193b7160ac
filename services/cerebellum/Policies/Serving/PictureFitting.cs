using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Serving;

/// <summary>A picture as evaluators send it (bytes or 0 … 1, channels last or first, of any size) as the frame that a policy's camera would have captured.</summary>
internal static class PictureFitting
{
    /// <exception cref="RoboticsException">InvalidArgument: not of three channels.</exception>
    public static CameraFrame Frame(PolicyPicture picture, PolicyArray array)
    {
        ImmutableArray<int> shape = array.Shape;
        bool first = shape is [3, _, _] && shape[2] != 3;
        if (shape.Length != 3 || (!first && shape[2] != 3)) throw RoboticsException.Invalid($"The shape of '{array.Name}'", array.ShapeText, "[rows, columns, 3] or [3, rows, columns]");
        (int rows, int columns) = first ? (shape[1], shape[2]) : (shape[0], shape[1]);
        byte[] rgb = Bytes(array, first, rows * columns);
        bool fits = rows == picture.CaptureHeight && columns == picture.CaptureWidth;
        return new CameraFrame
        {
            Camera = picture.Camera,
            Width = picture.CaptureWidth,
            Height = picture.CaptureHeight,
            Rgb = fits ? rgb : Fit(rgb, rows, columns, picture),
            FocalLength = picture.CaptureWidth,
            CameraInWorld = Pose.Identity,
            Time = TimeSpan.Zero,
        };
    }

    private static byte[] Bytes(PolicyArray array, bool channelsFirst, int pixels)
    {
        double scale = array.Type == "|u1" ? 1 : 255;
        double[] numbers = array.ToNumbers();
        byte[] rgb = new byte[numbers.Length];
        for (int i = 0; i < pixels; i++)
        {
            for (int channel = 0; channel < 3; channel++)
                rgb[(3 * i) + channel] = (byte)Math.Clamp(Math.Round(scale * numbers[channelsFirst ? (channel * pixels) + i : (3 * i) + channel]), 0, 255);
        }

        return rgb;
    }

    /// <summary>Bilinear, as large as it fits, in the middle, black around it.</summary>
    private static byte[] Fit(byte[] from, int rows, int columns, PolicyPicture picture)
    {
        double scale = Math.Min((double)picture.CaptureHeight / rows, (double)picture.CaptureWidth / columns);
        int height = Math.Min(picture.CaptureHeight, (int)Math.Round(rows * scale)), width = Math.Min(picture.CaptureWidth, (int)Math.Round(columns * scale));
        int top = (picture.CaptureHeight - height) / 2, left = (picture.CaptureWidth - width) / 2;
        byte[] to = new byte[3 * picture.CaptureWidth * picture.CaptureHeight];
        for (int y = 0; y < height; y++)
        {
            double v = Math.Clamp(((y + 0.5) / scale) - 0.5, 0, rows - 1);
            for (int x = 0; x < width; x++)
            {
                double u = Math.Clamp(((x + 0.5) / scale) - 0.5, 0, columns - 1);
                for (int channel = 0; channel < 3; channel++) to[(3 * (((top + y) * picture.CaptureWidth) + left + x)) + channel] = At(from, (rows, columns), (v, u), channel);
            }
        }

        return to;
    }

    private static byte At(byte[] from, (int Rows, int Columns) size, (double Row, double Column) at, int channel)
    {
        int y = (int)at.Row, x = (int)at.Column, y1 = Math.Min(y + 1, size.Rows - 1), x1 = Math.Min(x + 1, size.Columns - 1);
        double v = at.Row - y, u = at.Column - x;
        double upper = ((1 - u) * Pixel(y, x)) + (u * Pixel(y, x1)), lower = ((1 - u) * Pixel(y1, x)) + (u * Pixel(y1, x1));
        return (byte)Math.Round(((1 - v) * upper) + (v * lower));

        double Pixel(int row, int column) => from[(3 * ((row * size.Columns) + column)) + channel];
    }
}
