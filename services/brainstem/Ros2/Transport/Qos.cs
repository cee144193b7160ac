namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Quality of service, as ROS 2 profiles state it. Whatever is not here is as every rmw implementation has it: automatic liveliness, no deadline, no partition.</summary>
/// <param name="Depth">Samples kept; 0 keeps all.</param>
/// <param name="Reliable">False is best effort. A reliable subscription never matches a best-effort publisher.</param>
/// <param name="TransientLocal">Late subscriptions get the last samples. Such a subscription never matches a volatile publisher.</param>
/// <param name="Lifespan">How long a sample counts; null for ever.</param>
internal sealed record Qos(int Depth, bool Reliable, bool TransientLocal, TimeSpan? Lifespan = null)
{
    public static Qos Default { get; } = new(10, true, false);

    public static Qos Services { get; } = Default;

    public static Qos SensorData { get; } = new(5, false, false);

    /// <summary>Matches any publisher.</summary>
    public static Qos Newest { get; } = new(1, false, false);

    public static Qos Parameters { get; } = new(1000, true, false);

    public static Qos ActionStatus { get; } = new(1, true, true);

    public static Qos Rosout { get; } = new(1000, true, true, TimeSpan.FromSeconds(10));

    public static Qos Transforms { get; } = new(100, true, false);

    /// <summary>Transforms that stay, descriptions, and whatever a late subscription must still get.</summary>
    public static Qos Latched { get; } = new(1, true, true);

    public static Qos GraphWriter { get; } = Latched;

    public static Qos GraphReader { get; } = new(0, true, true);
}
