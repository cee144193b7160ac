using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The newest picture of one camera. Subscribes when the first picture is asked for: pictures that nobody wants cost nothing. Thread-safe.</summary>
internal sealed class CameraFeed : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly RosNode _node;
    private readonly string _name;
    private readonly Func<ReadOnlyMemory<byte>, DecodedPicture>? _decompress;
    private readonly IDisposable _info;
    private IDisposable? _pictures;
    private CameraInfo? _camera;
    private readonly TimeProvider _clock;
    private long _lastInfo = -1;
    private long _heardAt;
    private (DecodedPicture Picture, TimeSpan Stamp)? _newest;

    /// <param name="node">Who listens.</param>
    /// <param name="name">The camera's name, which its topics begin with.</param>
    /// <param name="decompress">For the compressed topic; null for the raw one.</param>
    /// <param name="clock">Says how long ago a picture came.</param>
    public CameraFeed(RosNode node, string name, Func<ReadOnlyMemory<byte>, DecodedPicture>? decompress, TimeProvider clock)
    {
        (_node, _name, _decompress, _clock) = (node, name, decompress, clock);
        _info = node.Subscribe<CameraInfo>($"{name}/camera_info", Qos.Newest, info =>
        {
            lock (_gate) _camera = info;
            Volatile.Write(ref _heardAt, _clock.GetTimestamp());
            Volatile.Write(ref _lastInfo, info.Header.Stamp.ToTimeSpan().Ticks);
        });
    }

    /// <summary>The camera as its info describes it; null until that has come.</summary>
    public CameraDescription? Describe(bool onHand)
    {
        lock (_gate)
        {
            return _camera is null || _camera.K[4] <= 0
                ? null
                : new CameraDescription(_name, (int)_camera.Width, (int)_camera.Height, 2 * Math.Atan2(_camera.Height, 2 * _camera.K[4]), onHand);
        }
    }

    /// <summary>
    /// How old the last picture is, by the camera_info that comes with each: by its stamp or by when it came, whichever is more, for the robot's clock may
    /// stand still with the robot. Null before the first. Takes no lock.
    /// </summary>
    /// <param name="now">The robot's clock.</param>
    public TimeSpan? Age(TimeSpan now)
    {
        if (Volatile.Read(ref _lastInfo) is var stamp && stamp < 0) return null;
        TimeSpan byStamp = now - new TimeSpan(stamp), byArrival = _clock.GetElapsedTime(Volatile.Read(ref _heardAt));
        return byStamp > byArrival ? byStamp : byArrival;
    }

    /// <summary>The frame that its pictures are taken in.</summary>
    public string Frame
    {
        get
        {
            lock (_gate) return _camera?.Header.FrameId ?? "";
        }
    }

    /// <summary>The newest picture in the size that is asked for, and its stamp.</summary>
    /// <exception cref="RoboticsException">Unavailable: no picture has come.</exception>
    public (DecodedPicture Picture, TimeSpan Stamp) Capture(int width, int height)
    {
        lock (_gate)
        {
            _pictures ??= Subscribe();
            long start = _clock.GetTimestamp();
            while (_newest is null)
            {
                TimeSpan left = Patience - _clock.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) throw new RoboticsException(ErrorCode.Unavailable, $"The camera {_name} sent no picture within {Patience.TotalSeconds} s.");
                Monitor.Wait(_gate, left);
            }

            (DecodedPicture picture, TimeSpan stamp) = _newest.Value;
            return (Resized(picture, width, height), stamp);
        }
    }

    public void Dispose()
    {
        _info.Dispose();
        _pictures?.Dispose();
    }

    private IDisposable Subscribe() => _decompress is null
        ? _node.Subscribe<Image>($"{_name}/image_raw", Qos.Newest, m => Take(PictureMessages.Read(m), m.Header.Stamp.ToTimeSpan()))
        : _node.Subscribe<CompressedImage>($"{_name}/image_raw/compressed", Qos.Newest, m => Take(_decompress(m.Data), m.Header.Stamp.ToTimeSpan()));

    private void Take(DecodedPicture picture, TimeSpan stamp)
    {
        lock (_gate)
        {
            _newest = (picture, stamp);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Each pixel is the nearest one of the original.</summary>
    private static DecodedPicture Resized(DecodedPicture picture, int width, int height)
    {
        if (picture.Width == width && picture.Height == height) return picture;
        if (width < 1 || height < 1) throw RoboticsException.Invalid("The size of a picture", $"{width}x{height}", "1 pixel or more each way");
        byte[] rgb = new byte[3 * width * height];
        ReadOnlySpan<byte> source = picture.Rgb.Span;
        for (int y = 0; y < height; y++)
        {
            int row = (((2 * y) + 1) * picture.Height / (2 * height)) * picture.Width;
            for (int x = 0; x < width; x++)
                source.Slice(3 * (row + (((2 * x) + 1) * picture.Width / (2 * width))), 3).CopyTo(rgb.AsSpan(3 * ((y * width) + x)));
        }

        return new(width, height, rgb);
    }
}
