namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Answers a service. Thread-safe.</summary>
internal interface ITransportServer : IDisposable
{
    /// <param name="id">The request's.</param>
    /// <param name="cdr">Header and fields of the response; copied before the call returns.</param>
    void Reply(RequestId id, ReadOnlySpan<byte> cdr);
}
