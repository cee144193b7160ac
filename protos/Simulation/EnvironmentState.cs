namespace Robotics.Protos.Simulation;

/// <summary>What is the case after a control step.</summary>
/// <param name="Observation">Proprioception, the objects' tracks, pictures.</param>
/// <param name="Success">Whether the goal held after any control step so far.</param>
/// <param name="SuccessNow">Whether it holds now.</param>
/// <param name="Physics">Time (s), generalised positions and velocities of the whole simulation.</param>
public sealed record EnvironmentState(Observation Observation, bool Success, bool SuccessNow, ImmutableArray<double> Physics);
