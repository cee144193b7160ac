using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>How what is held gets to where it is let go.</summary>
/// <param name="Path">The TCP's way from where it is to the release.</param>
/// <param name="Release">The release.</param>
/// <param name="Foreseen">Whether the arm was foreseen to follow; false when it is the best that is left.</param>
internal sealed record CarryPlan(TcpPath Path, ReleasePlan Release, bool Foreseen);
