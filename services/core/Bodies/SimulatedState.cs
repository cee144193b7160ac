namespace Robotics.Core.Bodies;

/// <summary>The whole state of a simulator, opaque to all but the driver that saved it.</summary>
/// <param name="Model">Names the model it belongs to.</param>
/// <param name="Bytes">The state; equal states have equal bytes.</param>
public sealed record SimulatedState(string Model, ReadOnlyMemory<byte> Bytes);
