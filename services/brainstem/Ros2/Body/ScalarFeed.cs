using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>
/// The scalar sensors of a robot: std_msgs/Float64 on <c>sensors/NAME</c>, as the sensor gives it; a sensor <c>camera_NAME</c> is the age of that camera's last
/// picture, s, by its camera_info. Read at servo rate, without locks.
/// </summary>
internal sealed class ScalarFeed : IDisposable
{
    private const string Camera = "camera_";

    private readonly ImmutableArray<string?> _cameras;
    private readonly ImmutableArray<IDisposable> _subscriptions;
    private readonly Func<string, TimeSpan, TimeSpan?> _pictureAge;
    private readonly double[] _values;
    private readonly long[] _heard;
    private readonly TimeProvider _clock;

    /// <param name="node">Who listens.</param>
    /// <param name="sensors">The description's.</param>
    /// <param name="pictureAge">How old a camera's last picture is at a time of the robot's clock; null before the first, and where there is no such camera.</param>
    /// <param name="clock">Says how long ago a reading came.</param>
    public ScalarFeed(RosNode node, ImmutableArray<SensorDescription> sensors, Func<string, TimeSpan, TimeSpan?> pictureAge, TimeProvider clock)
    {
        (_pictureAge, _clock) = (pictureAge, clock);
        _cameras = [.. sensors.Select(s => s.Name.StartsWith(Camera, StringComparison.Ordinal) ? s.Name[Camera.Length..] : null)];
        (_values, _heard) = (new double[sensors.Length], new long[sensors.Length]);
        _subscriptions =
        [
            .. Enumerable.Range(0, sensors.Length)
                .Where(i => sensors[i].Name != SensorDescription.Latency && _cameras[i] is null)
                .Select(i => node.Subscribe<Float64>($"sensors/{sensors[i].Name}", Qos.Newest, m => Hear(i, m.Data))),
        ];
    }

    /// <param name="sensor">Index of the sensor.</param>
    /// <param name="now">The robot's clock.</param>
    /// <param name="raw">As the sensor gives it.</param>
    /// <param name="age">How old it is.</param>
    public bool TryRead(int sensor, TimeSpan? now, out double raw, out TimeSpan age)
    {
        (raw, age) = (0, TimeSpan.Zero);
        if (_cameras[sensor] is { } camera)
        {
            if (now is null || _pictureAge(camera, now.Value) is not { } old) return false;
            raw = old.TotalSeconds;
            return true;
        }

        long heard = Volatile.Read(ref _heard[sensor]);
        if (heard == 0) return false;
        (raw, age) = (Volatile.Read(ref _values[sensor]), _clock.GetElapsedTime(heard));
        return true;
    }

    public void Dispose()
    {
        foreach (IDisposable subscription in _subscriptions) subscription.Dispose();
    }

    private void Hear(int sensor, double value)
    {
        Volatile.Write(ref _values[sensor], value);
        Volatile.Write(ref _heard[sensor], _clock.GetTimestamp());
    }
}
