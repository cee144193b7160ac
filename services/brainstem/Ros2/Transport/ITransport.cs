namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Moves CDR bytes between ROS 2 nodes. Knows names, types and QoS, and nothing of what the bytes mean.</summary>
/// <remarks>Thread-safe. Disposing of it disposes of all nodes.</remarks>
internal interface ITransport : IDisposable
{
    /// <summary><c>cyclone</c> or <c>rcl</c>.</summary>
    string Name { get; }

    /// <param name="space">The namespace, e.g. <c>/</c> or <c>/cell_1</c>.</param>
    /// <param name="name">The node's name, without slashes.</param>
    ITransportNode CreateNode(string space, string name);

    /// <summary>Fully qualified names of the nodes seen in the graph, own ones included, in ordinal order; empty where the transport does not say.</summary>
    ImmutableArray<string> Nodes { get; }
}
