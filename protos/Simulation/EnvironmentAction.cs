namespace Robotics.Protos.Simulation;

/// <summary>One control step of a session.</summary>
/// <param name="Session">Which session.</param>
/// <param name="Step">The number that the step will have.</param>
/// <param name="Values">OSC pose delta in the world frame, 7 numbers, gripper last.</param>
/// <param name="Cameras">Pictures that the state should hold.</param>
public sealed record EnvironmentAction(string Session, long Step, ImmutableArray<double> Values, ImmutableArray<CameraRequest> Cameras);
