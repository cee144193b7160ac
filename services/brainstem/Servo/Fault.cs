namespace Robotics.Brainstem.Servo;

/// <summary>Why the servo loop can or will not go on by itself.</summary>
/// <param name="End">Reflex, or Diverged when the simulator lost the state or the body does not answer.</param>
/// <param name="Reason">In words for an operator.</param>
/// <param name="Action">What is done about it.</param>
internal sealed record Fault(ChunkEnd End, string Reason, ReflexAction Action = ReflexAction.Stop);
