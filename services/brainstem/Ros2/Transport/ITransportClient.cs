namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Asks a service. Thread-safe. Its handler gets only the replies to its own requests.</summary>
internal interface ITransportClient : IDisposable
{
    /// <summary>Whether a server is there that can be asked.</summary>
    bool Ready { get; }

    /// <summary>Why it is not <see cref="Ready"/> though something is there: a peer whose form of services this transport does not speak. Null otherwise.</summary>
    string? Obstacle { get; }

    /// <param name="cdr">Header and fields of the request; copied before the call returns.</param>
    /// <param name="sending">Told the sequence number that the reply will carry, before the reply can come.</param>
    /// <exception cref="RoboticsException">Unavailable: no server is there, or only one that would misread the request.</exception>
    void Send(ReadOnlySpan<byte> cdr, Action<long> sending);
}
