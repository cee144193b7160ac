namespace Robotics.Sim.Bodies;

/// <summary>Two bodies in contact: objects by their index, <see cref="SimulationHandle.Robot"/>, or less than that for what is neither.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Force">What the first exerts on the second, N, world frame.</param>
internal readonly record struct Touching(int First, int Second, Vec3 Force);
