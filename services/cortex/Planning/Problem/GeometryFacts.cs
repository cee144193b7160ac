namespace Robotics.Cortex.Planning.Problem;

/// <summary>What a plan has to know of a scene's geometry: which drawer bars which inside, what stands in a drawer's way, where there is room.</summary>
internal static class GeometryFacts
{
    /// <summary>Area, m², from which on the top of a fixed object is where things can be put aside.</summary>
    private const double SpareArea = 0.15;

    /// <summary>Surfaces of nearly the same height, m: something can be pushed from one to the other.</summary>
    private const double SameLevel = 0.03;

    public static IEnumerable<string> Of(SceneGraph scene)
    {
        foreach (SceneObject thing in scene.Objects)
        {
            foreach (string atom in OfRegions(thing)) yield return atom;
            if (thing.Description.Mobility == Mobility.Movable) continue;
            Vec3 size = thing.Bounds().Size;
            if (size.X * size.Y >= SpareArea && thing.Description.Articulations.IsEmpty) yield return $"spare {thing.Id}";
            foreach (string atom in Blocked(thing, scene)) yield return atom;
        }

        foreach (string atom in Slides(scene)) yield return atom;
    }

    private static IEnumerable<string> OfRegions(SceneObject thing)
    {
        foreach (RegionDescription region in thing.Description.Regions)
        {
            string id = EntityId.Region(thing.Id, region.Label);
            yield return $"part-of {id} {thing.Id}";
            for (int i = 0; i < thing.Description.Articulations.Length; i++)
            {
                ArticulationDescription articulation = thing.Description.Articulations[i];
                if (articulation.Use != ArticulationUse.Access || region.Kind != RegionKind.Inside) continue;
                string access = EntityId.Articulation(thing.Id, articulation.Label);
                if (region.Articulation == i || region.Access == i) yield return $"bars {access} {id}";
                else if (Overhangs(thing, i, region)) yield return $"overhangs {access} {id}";
            }
        }
    }

    /// <summary>A drawer that, pulled out, is above the inside of another one.</summary>
    private static bool Overhangs(SceneObject thing, int articulation, RegionDescription region)
    {
        if (region.Articulation is not int own || thing.Description.Articulations[articulation].Kind != ArticulationKind.Slide) return false;
        Box? other = PartsOf(thing, articulation), self = PartsOf(thing, own);
        return other is { } above && self is { } below && above.Centre.Z > below.Centre.Z + (below.Size.Z / 2);
    }

    /// <summary>Movable things inside the space that an opening drawer or door sweeps.</summary>
    private static IEnumerable<string> Blocked(SceneObject thing, SceneGraph scene)
    {
        for (int i = 0; i < thing.Description.Articulations.Length; i++)
        {
            ArticulationDescription articulation = thing.Description.Articulations[i];
            if (articulation.Use != ArticulationUse.Access || articulation.IsActive(thing.ArticulationPositions[i])) continue;
            if (PartsOf(thing, i) is not { } now) continue;
            SceneObject opened = thing with { ArticulationPositions = thing.ArticulationPositions.SetItem(i, articulation.ActiveEnd) };
            if (PartsOf(opened, i) is not { } then) continue;
            foreach (SceneObject other in scene.Objects)
            {
                if (other.Description.Mobility != Mobility.Movable || other.Id == scene.Robot.Holding) continue;
                Box bounds = other.Bounds();
                bool carried = now.Contains(bounds.Centre);
                if (!carried && then.Overlaps(bounds)) yield return $"blocks {other.Id} {EntityId.Articulation(thing.Id, articulation.Label)}";
            }
        }
    }

    private static IEnumerable<string> Slides(SceneGraph scene)
    {
        foreach (SceneObject thing in scene.Objects)
        {
            if (thing.Description.Mobility != Mobility.Movable) continue;
            double bottom = thing.Bounds().Min.Z;
            foreach (RegionDescription place in scene.Places)
            {
                if (Math.Abs(place.Pose.Position.Z - bottom) <= SameLevel + place.HalfExtents.Z)
                    yield return $"slides {thing.Id} {EntityId.Place(place.Label)}";
            }
        }
    }

    private static Box? PartsOf(SceneObject thing, int articulation)
    {
        Box bounds = Box.Empty;
        foreach (ConvexPart part in thing.Description.Parts)
        {
            if (part.Articulation == articulation) bounds = bounds.Join(part.Shape.BoundsAt(thing.PartPose(part)));
        }

        return bounds.IsEmpty ? null : bounds;
    }
}
