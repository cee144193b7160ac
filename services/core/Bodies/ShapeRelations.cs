namespace Robotics.Core.Bodies;

/// <summary>Which of a robot's own shapes may meet each other: what its model lets collide, neighbours left out.</summary>
/// <remarks>Indices of moved shapes are those of <see cref="IRobotModel.Shapes"/>.</remarks>
public sealed record ShapeRelations
{
    /// <summary>A model without geometry.</summary>
    public static ShapeRelations None { get; } = new();

    /// <summary>For each moved shape, whether it is the hand's or a finger's: those may touch what is worked on.</summary>
    public ImmutableArray<bool> OfHand { get; init; } = [];

    /// <summary>Pairs of moved shapes.</summary>
    public ImmutableArray<ShapePair> Pairs { get; init; } = [];

    /// <summary>The shapes of the fixed base, in the base's frame B.</summary>
    public ImmutableArray<PlacedShape> Base { get; init; } = [];

    /// <summary>A moved shape and, second, one of <see cref="Base"/>.</summary>
    public ImmutableArray<ShapePair> BasePairs { get; init; } = [];
}
