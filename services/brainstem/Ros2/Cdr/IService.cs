namespace Robotics.Brainstem.Ros2.Cdr;

/// <summary>A service type: a request and a response.</summary>
internal interface IService<TRequest, TResponse>
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    /// <summary>E.g. <c>std_srvs/srv/Trigger</c>.</summary>
    static abstract string RosType { get; }
}
