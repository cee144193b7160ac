namespace Robotics.Verifier.Symptoms;

/// <summary>Signs that nothing comes of it any more.</summary>
internal static class ProgressSymptoms
{
    /// <summary>The hand stands still, and not because it waits for a sight of what it acts on.</summary>
    public static Symptom Still { get; } = new(
        Cause.NoProgress, 1, o => o.HandStill(Thresholds.StuckScenes, Thresholds.Shut) && !o.WaitedForSight(Thresholds.StuckScenes), _ => FormattableString.Invariant($"the hand has not moved for {Thresholds.StuckScenes / 20.0} s"))
    {
        NeedsSight = false,
    };

    public static Symptom NotNearer { get; } = new(
        Cause.NoProgress,
        1,
        o => o.Spans(Thresholds.Window - 1) && Left(o, o.Ago(Thresholds.Window - 1)) is { } then && Left(o, o.Last) is { } now && now > then - Thresholds.Nearer && now > 0.02 && !o.IsReached,
        _ => FormattableString.Invariant($"it has come no nearer for {Thresholds.Window / 20} s"));

    /// <summary>The hand has pressed on the part long enough, in one go or in several, and it has not moved.</summary>
    public static Symptom JointBlocked { get; } = new(
        Cause.Blocked,
        1,
        o => o.Pressing.Scenes >= Thresholds.BlockedScenes && !o.IsReached,
        o => FormattableString.Invariant($"the hand was at it for {Thresholds.BlockedScenes / 20.0} s and it stays at {Joint(o):0.000}"));

    /// <summary>It was let go of, lies still on something (and does not hang on a finger), and it is not where it should be.</summary>
    public static Symptom Misplaced { get; } = new(
        Cause.Misplaced,
        Thresholds.ViolatedScenes,
        o => o.Taken is not null && !o.IsHeld && o.IsReleased && o.IsAtRest
            && PredicateEvaluator.All(o.Subgoal.Postcondition, o.Last) == Truth.False && Support.Of(o.SubjectIn(o.Last)!, o.Last) is not null,
        o => $"it was let go of, but not true: {string.Join(" and ", o.Subgoal.Postcondition)}");

    /// <summary>Metres, or radians of a joint, that are left; null where there is no such measure.</summary>
    private static double? Left(Observed o, SceneGraph scene)
    {
        if (EntityId.IsArticulation(o.Subgoal.Object)) return LeftOfJoint(o, scene);
        if (o.SubjectIn(scene) is not { } thing) return null;
        if (o.Subgoal.Verb == SkillVerb.PickUp) return scene.Robot.Holding == o.Subject ? null : Observed.HandDistance(scene, thing);

        // What was let go of is where it is: nobody brings it nearer any more.
        if (o.Subgoal.Verb == SkillVerb.Place && scene.Robot.Holding != o.Subject && o.IsReleased) return null;
        return o.Subgoal.Target is { } target && Place(target, scene) is { } place ? (thing.Pose.Position - place).Norm : null;
    }

    private static double? LeftOfJoint(Observed o, SceneGraph scene)
    {
        if (scene.FindArticulation(o.Subgoal.Object) is not { } found) return null;
        bool activate = o.Subgoal.Verb is SkillVerb.Open or SkillVerb.TurnOn;
        double hand = Observed.HandDistance(scene, found.Owner);
        return Math.Abs(found.Position - (activate ? found.Articulation.ActiveAt : found.Articulation.InactiveAt)) + hand;
    }

    private static Vec3? Place(string target, SceneGraph scene) => scene.FindRegion(target)?.Pose.Position ?? scene.Find(target)?.Pose.Position;

    private static double Joint(Observed o) => o.Last.FindArticulation(o.Subgoal.Object)?.Position ?? 0;
}
