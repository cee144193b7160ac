namespace Robotics.Core.Scenes;

/// <summary>The spatial relations that hold in a scene, for talking about it: "the bowl on the plate", "the mug between the plate and the book".</summary>
/// <remarks>Where a predicate is unknown the relation is left out. Thresholds: <see cref="SceneThresholds"/>.</remarks>
public static class Relations
{
    /// <summary>How far from the line between two things, in parts of its length, something between them may be.</summary>
    private const double BetweenAside = 0.35;

    /// <summary>The outer parts of the line between two things that do not count as between them.</summary>
    private const double BetweenEnds = 0.15;

    private static readonly ImmutableArray<PredicateKind> Sideways =
        [PredicateKind.NextTo, PredicateKind.LeftOf, PredicateKind.RightOf, PredicateKind.InFrontOf, PredicateKind.Behind];

    /// <summary>All relations of the movable objects: On (whatever carries it, centred or not), On and In regions and places, In containers, NextTo and the four sides, Under.</summary>
    /// <returns>In order of subject, then target, then kind.</returns>
    public static ImmutableArray<SceneRelation> Derive(SceneGraph scene)
    {
        ImmutableArray<SceneRelation>.Builder found = ImmutableArray.CreateBuilder<SceneRelation>();
        foreach (SceneObject subject in scene.Objects)
        {
            if (subject.Description.Mobility == Mobility.Fixed || subject.Confidence < SceneThresholds.Confidence) continue;
            string? carrier = Support.Of(subject, scene);
            foreach (SceneObject target in scene.Objects)
            {
                if (ReferenceEquals(target, subject)) continue;
                if (carrier == target.Id) found.Add(new(PredicateKind.On, subject.Id, target.Id));
                ToObject(subject, target, scene, found);
                ToRegions(subject, target, scene, found);
            }

            foreach (RegionDescription place in scene.Places) AddIfTrue(PredicateKind.On, subject, EntityId.Place(place.Label), scene, found);
        }

        return found.ToImmutable();
    }

    /// <summary>Whether the subject is between two others, seen from above.</summary>
    /// <exception cref="RoboticsException">UnknownName: no such object.</exception>
    public static Truth Between(string subjectId, string firstId, string secondId, SceneGraph scene)
    {
        (SceneObject subject, SceneObject first, SceneObject second) = (scene.Get(subjectId), scene.Get(firstId), scene.Get(secondId));
        Vec3 line = (second.Pose.Position - first.Pose.Position).WithZ(0);
        Vec3 offset = (subject.Pose.Position - first.Pose.Position).WithZ(0);
        double length = line.Norm;
        if (length <= 0) return Truth.False;
        double along = offset.Dot(line) / length;
        double aside = (offset - (line * (along / length))).Norm;
        double ends = Math.Min(along, length - along) - (BetweenEnds * length);
        return Kleene.Positive(Math.Min(ends, (BetweenAside * length) - aside), Uncertainty.OfOffset(subject, first));
    }

    private static void ToObject(SceneObject subject, SceneObject target, SceneGraph scene, ImmutableArray<SceneRelation>.Builder found)
    {
        SceneGeometry geometry = SceneGeometry.Of(scene);
        double gap = geometry[subject].Bounds.HorizontalDistanceTo(geometry[target].Bounds);
        if (gap > SceneThresholds.Side) return;
        if (gap <= 0)
        {
            if (!target.Description.Regions.Any(r => r.Kind == RegionKind.Inside)) AddIfTrue(PredicateKind.In, subject, target.Id, scene, found);
            AddIfTrue(PredicateKind.Under, subject, target.Id, scene, found);
        }

        foreach (PredicateKind kind in Sideways) AddIfTrue(kind, subject, target.Id, scene, found);
    }

    private static void ToRegions(SceneObject subject, SceneObject target, SceneGraph scene, ImmutableArray<SceneRelation>.Builder found)
    {
        foreach (RegionDescription region in target.Description.Regions)
        {
            PredicateKind kind = region.Kind == RegionKind.Inside ? PredicateKind.In : PredicateKind.On;
            AddIfTrue(kind, subject, EntityId.Region(target.Id, region.Label), scene, found);
        }
    }

    private static void AddIfTrue(
        PredicateKind kind, SceneObject subject, string target, SceneGraph scene, ImmutableArray<SceneRelation>.Builder found)
    {
        if (PredicateEvaluator.Evaluate(new(kind, subject.Id, target), scene) == Truth.True) found.Add(new(kind, subject.Id, target));
    }
}
