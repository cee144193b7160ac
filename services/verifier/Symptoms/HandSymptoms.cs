namespace Robotics.Verifier.Symptoms;

/// <summary>What can go wrong between the hand and the object.</summary>
internal static class HandSymptoms
{
    public static Symptom OtherHeld { get; } = new(
        Cause.WrongObject, Thresholds.ViolatedScenes, o => o.Last.Robot.Holding is not null && !o.IsHeld, o => $"the hand holds {o.Last.Robot.Holding}")
    {
        NeedsSight = false,
    };

    /// <summary>It had left its support, is no longer held, the hand has not opened to let it go, and it does not hang there all the same.</summary>
    public static Symptom Dropped { get; } = new(
        Cause.Dropped, Thresholds.ViolatedScenes, o => o.WasLifted && !o.IsHeld && !o.HasOpened && !o.IsReached && !Hangs(o), _ => "it was lifted and is no longer held");

    /// <summary>Far from a hand that has not opened.</summary>
    public static Symptom Gone { get; } = new(
        Cause.Dropped,
        Thresholds.ViolatedScenes,
        o => o.Taken is not null && !o.HasOpened && o.SubjectIn(o.Last) is { } thing && Observed.HandDistance(o.Last, thing) > Thresholds.HandGone + o.Slack
            && !o.IsReached,
        _ => "it is no longer in the hand");

    /// <summary>The fingers were open in this try and have met.</summary>
    public static Symptom Shut { get; } = new(
        Cause.Missed,
        Thresholds.MissedScenes,
        o => !o.IsHeld && o.Widest > Thresholds.Open && o.Last.Robot.GripperWidth < Thresholds.Shut,
        _ => "the gripper closed on nothing")
    {
        NeedsSight = false,
    };

    /// <summary>The hand closed, rose, and the object stayed.</summary>
    public static Symptom LeftBehind { get; } = new(
        Cause.Missed,
        Thresholds.ViolatedScenes,
        o => !o.IsHeld && HasClosed(o) && o.Last.Robot.TcpInWorld.Position.Z > o.ClosedAt + Thresholds.HandRisen && o.Rise < Thresholds.Lifted + o.Slack,
        _ => "the hand rose without it");

    public static Symptom Slipped { get; } = Slip(Thresholds.Slipped);

    /// <summary>Further than whoever places it can make up for.</summary>
    public static Symptom SlippedFar { get; } = Slip(2 * Thresholds.Slipped);

    public static Symptom NothingToPlace { get; } = new(
        Cause.PreconditionLost, Thresholds.ViolatedScenes, o => o.Taken is null && !o.IsHeld, o => $"{o.Subject} is not in the hand")
    {
        NeedsSight = false,
    };

    private static Symptom Slip(double length) => new(
        Cause.Slipped,
        Thresholds.ViolatedScenes,
        o => o.IsHeld && InHandMotion(o) > length + Observed.Error(o.Taken?.Error ?? 0, o.SubjectIn(o.Last)?.Uncertainty.Position ?? 0),
        o => FormattableString.Invariant($"it slipped by {InHandMotion(o) * 100:0.0} cm in the hand"));

    /// <summary>What fell into its place is not lost.</summary>
    /// <summary>Whether it is in the air and keeps its place in the hand: whatever the fingers seem to touch, what is dropped falls.</summary>
    private static bool Hangs(Observed o)
    {
        if (!o.Spans(Thresholds.ViolatedScenes) || o.SubjectIn(o.Last) is not { } now) return false;
        SceneGraph before = o.Ago(Thresholds.ViolatedScenes);
        Vec3 then = before.Robot.TcpInWorld.Inverse() * o.Position(before), there = o.Last.Robot.TcpInWorld.Inverse() * now.Pose.Position;
        return (there - then).Norm < Thresholds.Hanging && Support.Of(now, o.Last) is null;
    }

    private static bool HasClosed(Observed o) => o.Widest > Thresholds.Open && o.NarrowestSince < o.Widest - Thresholds.Open && o.Last.Robot.GripperWidth < o.Widest - Thresholds.Open;

    private static double InHandMotion(Observed o) =>
        o.Taken is not { } taken ? 0 : ((o.Last.Robot.TcpInWorld.Inverse() * o.Position(o.Last)) - taken.InHand.Position).Norm;
}
