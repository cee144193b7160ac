namespace Robotics.Training.Networks;

/// <summary>What a network sees of the objects that it knows.</summary>
/// <param name="Positions">Batch, object, 3: world frame, metres.</param>
/// <param name="Headings">Batch, object, 2: cosine and sine of four times the heading.</param>
/// <param name="Maps">For each camera: batch, object, features and one more: where the object is, and (last) that it is not in the picture. Probabilities.</param>
internal sealed record Sight<T>(T Positions, T Headings, T[] Maps);
