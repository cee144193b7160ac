namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>One end of a topic. Thread-safe.</summary>
internal interface ITransportPublisher : IDisposable
{
    /// <summary>Subscriptions that get what is published.</summary>
    int Matched { get; }

    /// <param name="cdr">Header and fields; copied before the call returns.</param>
    /// <exception cref="RoboticsException">Unavailable: the transport refused it.</exception>
    void Publish(ReadOnlySpan<byte> cdr);
}
