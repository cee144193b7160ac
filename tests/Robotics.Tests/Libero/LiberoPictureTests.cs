using Robotics.Robots;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Description;
using Robotics.Sim.Libero.Simulation;
using SkiaSharp;

namespace Robotics.Tests.Libero;

/// <summary>Pictures of one task, whose whole model is compiled once for all of these.</summary>
public sealed class LiberoPictureTests
{
    private const string Task = LiberoSample.Cabinet;
    private const double Tolerance = 2;

    [Theory]
    [InlineData("agentview", 128)]
    [InlineData("agentview", 256)]
    [InlineData("robot0_eye_in_hand", 128)]
    [InlineData("robot0_eye_in_hand", 256)]
    public void Pictures_are_those_of_the_original(string camera, int size)
    {
        using LiberoArm arm = Arm();
        CameraFrame frame = arm.Capture(new CameraRequest(camera, size, size));
        string recorded = Path.Combine(LiberoData.Recording(LiberoData.Task(Task)), FormattableString.Invariant($"{camera}_{size}_rawGL.png"));
        Assert.InRange(MeanDifference(frame, recorded), 0, Tolerance);
    }

    [Fact]
    public void A_fast_picture_is_close_to_the_original()
    {
        using LiberoArm exact = Arm(), fast = Arm(new PictureOptions(Fast: true));
        CameraRequest request = new("agentview", 128, 128);
        ReadOnlySpan<byte> a = exact.Capture(request).Rgb.Span, b = fast.Capture(request).Rgb.Span;
        long sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Math.Abs(a[i] - b[i]);
        Assert.InRange((double)sum / a.Length, 0.01, 6);
    }

    [Fact]
    public void A_flipped_picture_is_mirrored_left_to_right()
    {
        using LiberoArm upright = Arm(), flipped = Arm(new PictureOptions(Flipped: true));
        CameraRequest request = new("agentview", 64, 48, Depth: true, Segmentation: true);
        CameraFrame a = upright.Capture(request), b = flipped.Capture(request);
        for (int row = 0; row < 48; row++)
        {
            for (int column = 0; column < 64; column++)
            {
                int at = (row * 64) + column, mirrored = (row * 64) + 63 - column;
                Assert.True(a.Rgb.Span.Slice(3 * at, 3).SequenceEqual(b.Rgb.Span.Slice(3 * mirrored, 3)));
                Assert.Equal(a.Depth.Span[at], b.Depth.Span[mirrored]);
                Assert.Equal(a.Segmentation.Span[at], b.Segmentation.Span[mirrored]);
            }
        }
    }

    [Fact]
    public void Depth_and_segmentation_put_things_where_their_tracks_are()
    {
        using LiberoArm arm = Arm();
        CameraFrame frame = arm.Capture(new CameraRequest("agentview", 128, 128, Depth: true, Segmentation: true));
        ImmutableArray<Track> tracks = arm.ReadTracks();
        int seen = 0;
        for (int thing = 0; thing < tracks.Length; thing++)
        {
            if (arm.Describe().Objects[thing].Mobility != Mobility.Movable) continue;
            Vec3 sum = Vec3.Zero;
            int pixels = 0;
            for (int at = 0; at < frame.Segmentation.Length; at++)
            {
                if (frame.Segmentation.Span[at] != thing) continue;
                double z = frame.Depth.Span[at], x = (at % 128) - 63.5, y = (at / 128) - 63.5;
                sum += frame.CameraInWorld * new Vec3(x * z / frame.FocalLength, y * z / frame.FocalLength, z);
                pixels++;
            }

            if (pixels < 20) continue;
            seen++;
            Assert.InRange((sum / pixels - tracks[thing].Pose.Position).HorizontalNorm, 0, 0.06);
        }

        Assert.InRange(seen, 1, int.MaxValue);
    }

    private static LiberoArm Arm(PictureOptions pictures = default)
    {
        TaskModel task = LiberoSample.Model(Task);
        LiberoSimulation simulation = LiberoSimulation.Begin(task, new StartOptions(0, 1, PhysicsMode.Fast, DropDeepBoxContacts: false));
        simulation.SetState(task.Inits[0]);
        ImmutableArray<int> order = [.. Enumerable.Range(0, LiberoDescription.CountOf(task.Scene))];
        return new LiberoArm(simulation, task, LiberoDescription.Of(task.Scene, task.Compiled, RobotCatalog.Load("panda"), order), pictures);
    }

    /// <summary>Mean absolute difference of all colour values, 0 to 255. The recorded picture's first row is the bottom.</summary>
    private static double MeanDifference(CameraFrame frame, string png)
    {
        using SKBitmap recorded = SKBitmap.Decode(png);
        Assert.Equal((frame.Width, frame.Height), (recorded.Width, recorded.Height));
        long sum = 0;
        for (int row = 0; row < frame.Height; row++)
        {
            for (int column = 0; column < frame.Width; column++)
            {
                SKColor expected = recorded.GetPixel(column, frame.Height - 1 - row);
                ReadOnlySpan<byte> actual = frame.Rgb.Span.Slice(3 * ((row * frame.Width) + column), 3);
                sum += Math.Abs(expected.Red - actual[0]) + Math.Abs(expected.Green - actual[1]) + Math.Abs(expected.Blue - actual[2]);
            }
        }

        return sum / (3.0 * frame.Width * frame.Height);
    }
}
