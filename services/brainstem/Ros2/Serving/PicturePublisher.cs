using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>
/// The cameras of the served robot. Pictures are drawn from a copy of the simulation, on a thread of their own, so that they never hold the arm up; and only of
/// cameras that somebody listens to.
/// </summary>
internal sealed partial class PicturePublisher : IDisposable
{
    private const string FrameSuffix = "_optical_frame";

    private readonly RosServerOptions _options;
    private readonly StatePublisher _frames;
    private readonly ISimulatedDriver _copy;
    private readonly ImmutableArray<(CameraDescription Camera, Publisher<CameraInfo> Info, Publisher<Image> Raw, Publisher<CompressedImage>? Compressed)> _cameras;
    private Task _drawing = Task.CompletedTask;
    private bool _failed;

    public PicturePublisher(RosNode node, RosServerOptions options, StatePublisher frames, ISimulatedDriver driver)
    {
        (_options, _frames, _copy) = (options, frames, driver.Fork());
        BodyDescription body = driver.Describe();
        _cameras =
        [
            .. body.Cameras.Where(c => options.Robot.Ros2.Cameras.Contains(c.Name)).Select(c => (
                c,
                node.Publisher<CameraInfo>($"{c.Name}/camera_info", Qos.Default),
                node.Publisher<Image>($"{c.Name}/image_raw", Qos.Default),
                options.Compress is null ? null : node.Publisher<CompressedImage>($"{c.Name}/image_raw/compressed", Qos.Default))),
        ];
    }

    /// <summary>Tells of the cameras, and draws their pictures unless the last ones are still being drawn.</summary>
    /// <param name="state">The simulation now.</param>
    /// <param name="time">Robot time.</param>
    public void Publish(Func<SimulatedState> state, TimeSpan time)
    {
        foreach (var camera in _cameras) camera.Info.Publish(Info(camera.Camera, time));
        if (!_drawing.IsCompleted || _failed || !_cameras.Any(c => c.Raw.Matched > 0 || c.Compressed?.Matched > 0)) return;
        SimulatedState now = state();
        _drawing = Task.Run(() => Draw(now, time));
    }

    public void Dispose()
    {
        _drawing.Wait();
        (_copy as IDisposable)?.Dispose();
        foreach (var camera in _cameras)
        {
            camera.Info.Dispose();
            camera.Raw.Dispose();
            camera.Compressed?.Dispose();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge of the drawing thread: without pictures the robot goes on, and says why.")]
    private void Draw(SimulatedState state, TimeSpan time)
    {
        try
        {
            _copy.Restore(state);
            foreach (var camera in _cameras)
            {
                if (camera.Raw.Matched > 0 || camera.Compressed?.Matched > 0) Draw(camera.Camera, camera.Raw, camera.Compressed, time);
            }
        }
        catch (Exception e)
        {
            _failed = true;
            Log.NoPictures(_options.Log, e.Message);
        }
    }

    private void Draw(CameraDescription camera, Publisher<Image> raw, Publisher<CompressedImage>? compressed, TimeSpan time)
    {
        CameraFrame frame = ((IBodySensors)_copy).Capture(new(camera.Name, camera.Width, camera.Height));
        _frames.PublishFrame(time, camera.Name + FrameSuffix, frame.CameraInWorld);
        if (raw.Matched > 0)
        {
            Image image = PictureMessages.Write(frame);
            (image.Header.Stamp, image.Header.FrameId) = (time.ToTime(), camera.Name + FrameSuffix);
            raw.Publish(image);
        }

        if (compressed?.Matched > 0)
        {
            CompressedImage image = new() { Format = "jpeg", Data = _options.Compress!(frame) };
            (image.Header.Stamp, image.Header.FrameId) = (time.ToTime(), camera.Name + FrameSuffix);
            compressed.Publish(image);
        }
    }

    private static CameraInfo Info(CameraDescription camera, TimeSpan time)
    {
        double f = camera.Height / (2 * Math.Tan(camera.VerticalFovRad / 2)), cx = camera.Width / 2.0, cy = camera.Height / 2.0;
        CameraInfo info = new()
        {
            Width = (uint)camera.Width,
            Height = (uint)camera.Height,
            DistortionModel = "plumb_bob",
            D = new double[5],
            K = [f, 0, cx, 0, f, cy, 0, 0, 1],
            R = [1, 0, 0, 0, 1, 0, 0, 0, 1],
            P = [f, 0, cx, 0, 0, f, cy, 0, 0, 0, 1, 0],
        };
        (info.Header.Stamp, info.Header.FrameId) = (time.ToTime(), camera.Name + FrameSuffix);
        return info;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "No pictures are published any more: {Reason}")]
        public static partial void NoPictures(ILogger logger, string reason);
    }
}
