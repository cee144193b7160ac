using Robotics.Brainstem.Ros2.Messages.SensorMsgs;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>sensor_msgs/Image, to and from rows of RGB.</summary>
internal static class PictureMessages
{
    private const uint MaxSide = 16384;

    /// <exception cref="RoboticsException">DataLoss: too few bytes for the size. Unsupported: another encoding than rgb8, bgr8, rgba8, bgra8 or mono8.</exception>
    public static DecodedPicture Read(Image message)
    {
        (int bytes, int red, int green, int blue) = message.Encoding switch
        {
            "rgb8" => (3, 0, 1, 2),
            "bgr8" => (3, 2, 1, 0),
            "rgba8" => (4, 0, 1, 2),
            "bgra8" => (4, 2, 1, 0),
            "mono8" => (1, 0, 0, 0),
            _ => throw new RoboticsException(ErrorCode.Unsupported, $"The encoding of a picture is '{message.Encoding}'; read: rgb8, bgr8, rgba8, bgra8, mono8."),
        };
        bool fits = message.Width is > 0 and <= MaxSide && message.Height is > 0 and <= MaxSide && message.Step >= message.Width * bytes
            && (long)message.Step * message.Height <= message.Data.Length;
        if (!fits) throw new RoboticsException(ErrorCode.DataLoss, $"A picture of {message.Width}x{message.Height} with rows of {message.Step} bytes has {message.Data.Length} bytes.");
        (int width, int height) = ((int)message.Width, (int)message.Height);
        if (bytes == 3 && red == 0 && message.Step == 3 * message.Width) return new(width, height, message.Data.AsMemory(0, 3 * width * height));
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0, to = 0; y < height; y++)
        {
            int from = y * (int)message.Step;
            for (int x = 0; x < width; x++, from += bytes, to += 3)
                (rgb[to], rgb[to + 1], rgb[to + 2]) = (message.Data[from + red], message.Data[from + green], message.Data[from + blue]);
        }

        return new(width, height, rgb);
    }

    public static Image Write(CameraFrame frame) => new()
    {
        Width = (uint)frame.Width,
        Height = (uint)frame.Height,
        Encoding = "rgb8",
        Step = (uint)(3 * frame.Width),
        Data = frame.Rgb.ToArray(),
    };
}
