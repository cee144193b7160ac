namespace Robotics.Sim.Bodies;

/// <summary>Where the things that a body describes are in its model.</summary>
/// <param name="Objects">The model's body of each object, in the description's order.</param>
/// <param name="Joints">The model's joint of each articulation of each object, in the description's order.</param>
/// <param name="Robot">The first body that the arm's joints move; what hangs on it is the robot.</param>
/// <param name="Fingers">The bodies of the fingers.</param>
/// <param name="OwnModel">Whether nobody else uses the model, so that it may be changed.</param>
internal sealed record SimulationParts(
    ImmutableArray<int> Objects, ImmutableArray<ImmutableArray<int>> Joints, int Robot, ImmutableArray<int> Fingers, bool OwnModel);
