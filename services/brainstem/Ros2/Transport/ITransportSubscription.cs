namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>The other end of a topic.</summary>
internal interface ITransportSubscription : IDisposable
{
    /// <summary>Publishers that it hears.</summary>
    int Matched { get; }
}
