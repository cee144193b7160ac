namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Which request of which client: only equality matters, and a server gives it back as it came.</summary>
/// <param name="Client">First eight bytes of the client's identity, or all of it.</param>
/// <param name="ClientRest">The rest of it, where the transport has sixteen bytes.</param>
/// <param name="Sequence">Counts up in the client.</param>
/// <param name="Writer">The transport's handle of whoever sent the request; 0 where it has none.</param>
internal readonly record struct RequestId(ulong Client, ulong ClientRest, long Sequence, ulong Writer = 0);
