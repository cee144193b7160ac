namespace Robotics.Protos.Calls;

/// <summary>A stream whose messages stand for themselves.</summary>
internal sealed class NoState;
