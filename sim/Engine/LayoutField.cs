namespace Robotics.Sim.Engine;

/// <summary>A plain field of a native struct: distance from the start of the struct, and length, in bytes.</summary>
internal readonly record struct LayoutField(int Offset, int Bytes);
