namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>A point that a joint controller shall go through.</summary>
/// <param name="Time">Robot time, s.</param>
/// <param name="Positions">rad, in joint order.</param>
/// <param name="Velocities">rad/s.</param>
internal sealed record SetpointGoal(double Time, double[] Positions, double[] Velocities);
