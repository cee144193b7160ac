using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Onnx;

namespace Robotics.Tests.Policies;

public sealed class PolicyPictures
{
    private static CameraFrame Frame(int width, int height)
    {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.Length; i++) rgb[i] = (byte)((i * 7919) ^ (i >> 3));
        return new() { Camera = "view", Width = width, Height = height, Rgb = rgb, FocalLength = 1, CameraInWorld = Pose.Identity, Time = TimeSpan.Zero };
    }

    private static byte Mean(CameraFrame frame, PolicyPicture picture, int x, int y, int channel)
    {
        int sum = 0, area = picture.Shrink * picture.Shrink;
        for (int dy = 0; dy < picture.Shrink; dy++)
        {
            for (int dx = 0; dx < picture.Shrink; dx++)
                sum += frame.Rgb.Span[(3 * (((picture.Top + (y * picture.Shrink) + dy) * frame.Width) + picture.Left + (x * picture.Shrink) + dx)) + channel];
        }

        return (byte)((sum + (area / 2)) / area);
    }

    [Theory]
    [InlineData(1, 50, 20, false)]
    [InlineData(1, 17, 5, true)]
    [InlineData(2, 24, 9, false)]
    [InlineData(2, 23, 9, true)]
    [InlineData(2, 3, 2, false)]
    [InlineData(3, 11, 4, false)]
    [InlineData(4, 12, 5, true)]
    public void What_is_cut_out_and_made_smaller_is_the_mean_of_its_pixels(int shrink, int width, int height, bool mirror)
    {
        CameraFrame frame = Frame(53, 22);
        PolicyPicture picture = new PolicyPicture("p", "view", 53, 22) { Left = 2, Top = 1, Width = width, Height = height, Shrink = shrink, Mirror = mirror }.Checked();
        byte[] written = new byte[picture.Length];
        picture.Write(frame, written);
        for (int i = 0; i < written.Length; i++)
        {
            int column = i / 3 % width, x = mirror ? width - 1 - column : column;
            Assert.Equal(Mean(frame, picture, x, i / 3 / width, i % 3), written[i]);
        }
    }

    [Theory]
    [InlineData(true, 37)]
    [InlineData(true, 7)]
    [InlineData(false, 37)]
    public void Bytes_become_the_numbers_that_the_statistics_say_in_either_order_of_channels(bool first, int width)
    {
        PictureForm form = new() { ChannelsFirst = first, Mean = [0.4f, 0.5f, 0.6f], Deviation = [0.2f, 0.3f, 0.7f] };
        CameraFrame frame = Frame(width, 5);
        ReadOnlySpan<byte> rgb = frame.Rgb.Span;
        float[] numbers = new float[rgb.Length];
        PictureNumbers.Write(new PolicyPicture("p", "view", width, 5), frame, form, numbers);
        for (int i = 0; i < rgb.Length; i++)
        {
            int channel = i % 3;
            Assert.Equal(((rgb[i] / 255f) - form.Mean[channel]) / form.Deviation[channel], numbers[first ? (channel * 5 * width) + (i / 3) : i], 1e-5f);
        }
    }
}
