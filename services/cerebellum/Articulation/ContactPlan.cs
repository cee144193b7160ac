using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Articulation;

/// <summary>A contact and the TCP's way to it; the last leg is the straight approach.</summary>
internal sealed record ContactPlan(Contact Contact, TcpPath Path);
