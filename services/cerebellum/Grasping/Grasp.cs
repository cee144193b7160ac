namespace Robotics.Cerebellum.Grasping;

/// <summary>A way to grasp an object.</summary>
/// <param name="TcpInObject">X_OT with the pads about to close.</param>
/// <param name="Width">Material between the pads, metres.</param>
/// <param name="Cost">Lower is better; no unit.</param>
/// <param name="Choice">Its name among the tried choices.</param>
internal sealed record Grasp(Pose TcpInObject, double Width, double Cost, GraspChoice Choice)
{
    /// <summary>Metres before the grasp at which the straight approach begins.</summary>
    public double Approach { get; init; } = GraspPlanner.ApproachLength;

    /// <summary>Distance between the pads with which the hand goes around the material, metres: no wider than it takes.</summary>
    public double Opening { get; init; } = double.PositiveInfinity;

    /// <summary>The same grasp with the two fingers changed over: the wrist half a turn further.</summary>
    public Grasp Turned => this with { TcpInObject = TcpInObject with { Rotation = (TcpInObject.Rotation * Rotation.FromYaw(Math.PI)).Normalized() } };
}
