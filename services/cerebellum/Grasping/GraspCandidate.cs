namespace Robotics.Cerebellum.Grasping;

/// <summary>A place where the pads would meet material; whether the hand fits there is not known yet.</summary>
/// <param name="TcpInWorld">X_WT.</param>
/// <param name="Width">Material between the pads, metres.</param>
/// <param name="Cost">By the material alone; lower is better.</param>
internal readonly record struct GraspCandidate(Pose TcpInWorld, double Width, double Cost);
