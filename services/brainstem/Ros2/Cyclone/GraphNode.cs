namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>What the graph announcement says of a node: its names, and the GUIDs of its endpoints, those of services included.</summary>
internal sealed record GraphNode(string Space, string Name)
{
    public List<byte[]> Readers { get; } = [];

    public List<byte[]> Writers { get; } = [];
}
