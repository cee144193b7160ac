namespace Robotics.Core.Scenes;

/// <summary>What does not change about an object while a task runs: what it is called, its shape, and how its parts move.</summary>
/// <remarks>Sent once, in <see cref="BodyDescription.Objects"/>; a <see cref="Track"/> or a <see cref="SceneObject"/> then carries only what changes.</remarks>
public sealed record ObjectDescription
{
    /// <summary>Opaque, unique in the scene, without meaning or order: what people call the object is in <see cref="Names"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of thing, in lower case with underscores, e.g. <c>akita_black_bowl</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Words people use for it, lower case, most usual first: "black bowl", "bowl".</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Colours, materials and other properties, lower case: "black", "wooden".</summary>
    public ImmutableArray<string> Attributes { get; init; } = [];

    public required Mobility Mobility { get; init; }

    /// <summary>Convex pieces, in the object's frame O.</summary>
    public required ImmutableArray<ConvexPart> Parts { get; init; }

    public ImmutableArray<ArticulationDescription> Articulations { get; init; } = [];

    public ImmutableArray<RegionDescription> Regions { get; init; } = [];
}
