namespace Robotics.Core.Scenes;

/// <summary>A named box where things can be put: the inside of a drawer, a burner, the part of a table to the left of a plate.</summary>
public sealed record RegionDescription
{
    /// <summary>Unique within its object, or within the workspace, e.g. <c>top_region</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Centre and axes: in the object's frame with the articulation at position 0; in the world for a place of the workspace.</summary>
    public required Pose Pose { get; init; }

    /// <summary>Half of the box's size along its own axes, metres.</summary>
    public required Vec3 HalfExtents { get; init; }

    public required RegionKind Kind { get; init; }

    /// <summary>Index of the articulation that carries it (a drawer's inside), or, for a fixed inside, null.</summary>
    public int? Articulation { get; init; }

    /// <summary>Index of the articulation that must be open to reach it (a microwave's door); null when nothing bars it. A drawer bars its own inside.</summary>
    public int? Access { get; init; }

    /// <summary>Words people use for it, lower case, most usual first: "top drawer".</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}
