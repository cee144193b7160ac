namespace Robotics.Core.Scenes;

/// <summary>The one function that says which predicates hold in a scene. Its thresholds are <see cref="SceneThresholds"/>. Pure, thread-safe.</summary>
/// <remarks>
/// True implies that LIBERO's own predicate of the same name holds (see <see cref="SceneThresholds.FootBelowInside"/> for the exception). A margin within two standard deviations of the poses is unknown, but for
/// contact: poses never prove it closer than their error, so surfaces that the error may have parted count as touching.
/// </remarks>
public static class PredicateEvaluator
{
    /// <summary>Whether the predicate holds; unknown when it speaks of something that the scene does not have.</summary>
    public static Truth Evaluate(Predicate predicate, SceneGraph scene) => predicate.Kind switch
    {
        PredicateKind.HandEmpty => Kleene.Of(scene.Robot.Holding is null),
        PredicateKind.Open or PredicateKind.TurnOn => Articulated(predicate, scene, active: true),
        PredicateKind.Close or PredicateKind.TurnOff => Articulated(predicate, scene, active: false),
        _ => Spatial(predicate, scene),
    };

    /// <summary>Whether all hold.</summary>
    public static Truth All(ImmutableArray<Predicate> predicates, SceneGraph scene)
    {
        Truth all = Truth.True;
        foreach (Predicate predicate in predicates)
        {
            all = all.And(Evaluate(predicate, scene));
            if (all == Truth.False) break;
        }

        return all;
    }

    private static Truth Articulated(Predicate predicate, SceneGraph scene, bool active)
    {
        if (scene.FindArticulation(predicate.Subject) is not { } found || !Seen(found.Owner)) return Truth.Unknown;
        return Kleene.Of(active ? found.Articulation.IsActive(found.Position) : found.Articulation.IsInactive(found.Position));
    }

    private static Truth Spatial(Predicate predicate, SceneGraph scene)
    {
        if (scene.Find(predicate.Subject) is not { } subject || !Seen(subject)) return Truth.Unknown;
        if (predicate.Kind == PredicateKind.Holding) return Kleene.Of(scene.Robot.Holding == subject.Id);
        if (predicate.Kind == PredicateKind.Clear) return Resting.Clear(subject, scene);
        if (predicate.Target is null || SpatialTarget.Find(predicate.Target, scene) is not { } target) return Truth.Unknown;
        if (target.Owner is not null && (!Seen(target.Owner) || ReferenceEquals(target.Owner, subject))) return Truth.Unknown;
        return predicate.Kind switch
        {
            PredicateKind.On => Resting.On(subject, target, scene),
            PredicateKind.In => Resting.In(subject, target, scene),
            PredicateKind.Under => Nearness.Under(subject, target, scene),
            PredicateKind.NextTo => Nearness.NextTo(subject, target, scene, SceneThresholds.Beside),
            PredicateKind.LeftOf => Nearness.Towards(subject, target, scene, scene.Viewpoint.Left),
            PredicateKind.RightOf => Nearness.Towards(subject, target, scene, -scene.Viewpoint.Left),
            PredicateKind.InFrontOf => Nearness.Towards(subject, target, scene, scene.Viewpoint.Front),
            PredicateKind.Behind => Nearness.Towards(subject, target, scene, -scene.Viewpoint.Front),
            _ => throw RoboticsException.Invalid("The kind of a predicate", predicate.Kind, string.Join(", ", Enum.GetNames<PredicateKind>())),
        };
    }

    private static bool Seen(SceneObject placed) => placed.Confidence >= SceneThresholds.Confidence;
}
