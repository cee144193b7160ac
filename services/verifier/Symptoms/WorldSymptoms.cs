namespace Robotics.Verifier.Symptoms;

/// <summary>What happens around the hand: conditions that end, things that others move, things that the arm bumps into.</summary>
internal static class WorldSymptoms
{
    public static Symptom HoldBroken { get; } = new(
        Cause.PreconditionLost,
        Thresholds.ViolatedScenes,
        o => PredicateEvaluator.All(o.Subgoal.Hold, o.Last) == Truth.False,
        o => $"no longer true: {string.Join(" and ", o.Subgoal.Hold)}");

    /// <summary>The object that the hand comes for is elsewhere, and the hand was not there to move it.</summary>
    public static Symptom SubjectMoved { get; } = new(
        Cause.MovedByOther,
        Thresholds.SeenScenes,
        o => o.Taken is null && MovedAlone(o, o.Subject),
        o => FormattableString.Invariant($"it moved by {Displacement(o, o.Subject) * 100:0} cm while the hand was not at it"));

    /// <summary>Likewise what a held object is brought to.</summary>
    public static Symptom DestinationMoved { get; } = new(
        Cause.MovedByOther,
        Thresholds.SeenScenes,
        o => o.IsHeld && o.Destination is { } destination && MovedAlone(o, destination),
        o => FormattableString.Invariant($"{o.Destination} moved by {Displacement(o, o.Destination!) * 100:0} cm while the hand was not at it"));

    /// <summary>Something that is no part of the subgoal was pushed away or over by the arm.</summary>
    public static Symptom Bumped { get; } = new(Cause.Collision, Thresholds.ViolatedScenes, o => Pushed(o) is not null, o => $"{Pushed(o)?.Id ?? "something"} was pushed away")
    {
        NeedsSight = false,
    };

    private static double Displacement(Observed o, string id) =>
        o.Last.Find(id) is { } now && o.Beginning.Of(id) is { } then ? (now.Pose.Position - then.Pose.Position).Norm : 0;

    private static bool MovedAlone(Observed o, string id)
    {
        if (o.Last.Find(id) is not { } now || o.Beginning.Of(id) is not { } then) return false;
        if (Displacement(o, id) < Thresholds.MovedByOther + Observed.Error(then, now)) return false;

        // It was moved somewhere in the window; whoever is far from it all that time did not do it.
        for (int ago = 0; o.Spans(ago); ago++)
        {
            SceneGraph scene = o.Ago(ago);
            if (scene.Find(id) is { } thing && Observed.HandDistance(scene, thing) < Thresholds.HandAway) return false;
        }

        return true;
    }

    private static SceneObject? Pushed(Observed o)
    {
        foreach (SceneObject now in o.Last.Objects)
        {
            if (now.Description.Mobility == Mobility.Fixed || now.Id == o.Subject || now.Id == o.Destination || now.HeldBy is not null) continue;
            double shoved = o.Shoves.Of(now.Id);
            if (shoved < Thresholds.PushedOverBy || o.First.Find(now.Id) is not { } then || GoesAlong(o, then, now)) continue;
            double turn = 3 * (now.Uncertainty.Orientation + then.Uncertainty.Orientation);
            bool moved = Math.Min(shoved, (now.Pose.Position - then.Pose.Position).Norm) > Thresholds.PushedAway + Observed.Error(then, now);
            bool tipped = now.Pose.Rotation.AxisZ.Dot(then.Pose.Rotation.AxisZ) < Math.Cos(Thresholds.PushedOver + turn);
            if (moved || tipped) return now;
        }

        return null;
    }

    /// <summary>Whether it rests on what is moved, or on what is moved to, or has leaned on it all along.</summary>
    private static bool GoesAlong(Observed o, SceneObject then, SceneObject now)
    {
        return GoesWith(o.Subject) || (o.Destination is { } destination && GoesWith(destination));

        bool GoesWith(string id) => Support.RestsOn(then, id, o.First) || (Touch(then, id, o.First) && Touch(now, id, o.Last));
    }

    private static bool Touch(SceneObject thing, string id, SceneGraph scene) => scene.Find(id) is { } other && Support.Bearing(thing, other, scene) is not null;
}
