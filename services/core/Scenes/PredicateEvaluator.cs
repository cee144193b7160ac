namespace Robotics.Core.Scenes;

/// <summary>The one function that says which predicates hold in a scene. Its thresholds are <see cref="SceneThresholds"/>.</summary>
public static class PredicateEvaluator
{
    /// <summary>Whether the predicate holds; unknown when it speaks of something that the scene does not have.</summary>
    public static Truth Evaluate(Predicate predicate, SceneGraph scene) => predicate.Kind switch
    {
        PredicateKind.HandEmpty => Of(scene.Robot.Holding is null),
        PredicateKind.Holding => scene.Find(predicate.Subject) is null ? Truth.Unknown : Of(scene.Robot.Holding == predicate.Subject),
        PredicateKind.Open or PredicateKind.TurnOn => Articulated(predicate, scene, (a, q) => a.IsActive(q)),
        PredicateKind.Close or PredicateKind.TurnOff => Articulated(predicate, scene, (a, q) => a.IsInactive(q)),
        _ => Truth.Unknown,
    };

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;

    private static Truth Articulated(Predicate predicate, SceneGraph scene, Func<ArticulationDescription, double, bool> holds) =>
        scene.FindArticulation(predicate.Subject) is { } found ? Of(holds(found.Articulation, found.Position)) : Truth.Unknown;
}
