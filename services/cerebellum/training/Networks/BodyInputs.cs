namespace Robotics.Training.Networks;

/// <summary>The arm's own senses, cut out of the state vector.</summary>
/// <param name="Position">Batch, 3: the TCP, world frame, metres.</param>
/// <param name="Axes">Batch, 3, 3: the TCP's axes as rows, world frame.</param>
/// <param name="Width">Batch, 1: metres.</param>
internal sealed record BodyInputs<T>(T Position, T Axes, T Width);
