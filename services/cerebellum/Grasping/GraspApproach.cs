using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Grasping;

/// <summary>A grasp and the TCP's way to it.</summary>
/// <param name="Path">From where the TCP is; the last leg is the straight approach.</param>
/// <param name="Grasp">The grasp.</param>
/// <param name="Foreseen">Whether the arm was foreseen to follow; false when it is the best that is left.</param>
internal sealed record GraspApproach(TcpPath Path, Grasp Grasp, bool Foreseen);
