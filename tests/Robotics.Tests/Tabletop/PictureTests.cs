using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Tabletop;

public sealed class PictureTests
{
    [Theory]
    [InlineData("scene")]
    [InlineData("agentview")]
    [InlineData("wrist")]
    public void A_picture_shows_the_objects_where_they_are(string camera)
    {
        using IEpisode episode = Tabletop.Open(init: 2);
        CameraFrame frame = Capture(episode, new CameraRequest(camera, 160, 120, Depth: true, Segmentation: true));
        Assert.Equal(160 * 120 * 3, frame.Rgb.Length);
        BodyDescription body = episode.Driver.Describe();
        int plate = Enumerable.Range(0, body.Objects.Length).Single(i => body.Objects[i].Category == "plate");
        Vec3 middle = frame.CameraInWorld.Inverse() * (Tabletop.PoseOf(episode, "plate").Position + new Vec3(0, 0, 0.008));
        int column = (int)(80 + (frame.FocalLength * middle.X / middle.Z)), row = (int)(60 + (frame.FocalLength * middle.Y / middle.Z));
        int pixel = (row * 160) + column;
        Assert.Equal(plate, frame.Segmentation.Span[pixel]);
        Assert.Equal(middle.Z, frame.Depth.Span[pixel], 0.015);
    }

    [Fact]
    public void An_unknown_camera_is_refused_with_the_known_ones()
    {
        using IEpisode episode = Tabletop.Open();
        RoboticsException error = Assert.Throws<RoboticsException>(() => Capture(episode, new CameraRequest("spy", 64, 64)));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("agentview, scene, wrist", error.Message, StringComparison.Ordinal);
    }

    private static CameraFrame Capture(IEpisode episode, CameraRequest request)
    {
        try
        {
            return ((IBodySensors)episode.Driver).Capture(request);
        }
        catch (RoboticsException missing) when (missing.Code == ErrorCode.MissingDependency)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }
}
