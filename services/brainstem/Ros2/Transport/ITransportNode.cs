namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>The endpoints of one node. Names are fully qualified ROS names; types are ROS types, e.g. <c>std_msgs/msg/String</c>. Disposing of the node disposes of them.</summary>
internal interface ITransportNode : IDisposable
{
    ITransportPublisher CreatePublisher(string topic, string type, Qos qos);

    ITransportSubscription CreateSubscription(string topic, string type, Qos qos, SampleHandler handler);

    ITransportServer CreateServer(string service, string type, RequestHandler handler);

    ITransportClient CreateClient(string service, string type, RequestHandler handler);
}
