using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>How a reader is made.</summary>
/// <param name="Topic">The topic's name, for messages.</param>
/// <param name="Qos">The profile.</param>
/// <param name="UserData">What discovery tells of it; null for nothing.</param>
/// <param name="IgnoreOwn">Whether writers of the same participant are ignored.</param>
internal sealed record ReaderOptions(string Topic, Qos Qos, string? UserData = null, bool IgnoreOwn = false);
