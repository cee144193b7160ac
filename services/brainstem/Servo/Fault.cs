namespace Robotics.Brainstem.Servo;

/// <summary>Why the servo loop can or will not go on by itself.</summary>
/// <param name="End">Reflex, also when the body does not answer; Diverged when the simulator lost the state.</param>
/// <param name="Reason">In words for an operator.</param>
/// <param name="Action">What is done about it.</param>
internal sealed record Fault(ChunkEnd End, string Reason, ReflexAction Action = ReflexAction.Stop)
{
    /// <summary>The body does not answer: nothing is commanded until it does and an operator has reset the stop.</summary>
    public static Fault Lost { get; } = new(ChunkEnd.Reflex, "The body does not answer.");

    public static Fault Diverged { get; } = new(ChunkEnd.Diverged, "The simulator lost the state.");
}
