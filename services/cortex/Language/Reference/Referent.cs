using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Reference;

/// <summary>A thing of the scene that a phrase can mean.</summary>
internal sealed record Referent
{
    /// <summary>Its <see cref="EntityId"/>.</summary>
    public required string Id { get; init; }

    public required ReferentKind Kind { get; init; }

    /// <summary>What may be said of it.</summary>
    public required ConceptProfile Profile { get; init; }

    /// <summary>As people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The object that it is or belongs to; null for a place.</summary>
    public SceneObject? Owner { get; init; }

    public RegionDescription? Region { get; init; }

    public ArticulationDescription? Articulation { get; init; }

    /// <summary>For an articulation: its place in the owner's list. For a region: what carries it, or bars it; null when nothing does.</summary>
    public int? ArticulationIndex { get; init; }

    /// <summary>Directions in its own names: top, back …</summary>
    public ImmutableArray<Direction> Directions { get; init; } = [];

    /// <summary>Where its middle is, world frame, metres.</summary>
    public required Vec3 Centre { get; init; }

    /// <summary>The smallest box around it, world frame.</summary>
    public required Box Bounds { get; init; }

    public bool IsMovable => Kind == ReferentKind.Object && Owner!.Description.Mobility == Mobility.Movable;
}
