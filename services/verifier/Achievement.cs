namespace Robotics.Verifier;

/// <summary>What it takes to say that a subgoal is reached, beyond its postcondition having held for some scenes.</summary>
internal static class Achievement
{
    /// <summary>Scenes in a row that must show it; lying at rest takes some to be seen at all.</summary>
    public static int Scenes(SkillVerb verb) => verb is SkillVerb.Place or SkillVerb.Push ? Thresholds.RestedScenes : Thresholds.SatisfiedScenes;

    /// <summary>Whether the last scene shows it reached. What costs little is looked at first.</summary>
    public static bool Shows(Observed o)
    {
        bool may = o.Subgoal.Verb switch
        {
            SkillVerb.PickUp => o.IsHeld && Lifted(o),
            SkillVerb.Place => !o.IsHeld && o.IsAtRest && o.IsReleased,
            SkillVerb.Push => o.IsAtRest,
            _ => true,
        };
        return may && o.IsReached;
    }

    public static string Text(Observed o) => o.Subgoal.Verb switch
    {
        SkillVerb.PickUp => FormattableString.Invariant($"held and lifted by {o.Rise * 100:0} cm"),
        SkillVerb.Place => "placed, at rest and released",
        SkillVerb.Open => FormattableString.Invariant($"open, at {Joint(o):0.000}"),
        SkillVerb.Close => FormattableString.Invariant($"closed, at {Joint(o):0.000}"),
        SkillVerb.TurnOn => FormattableString.Invariant($"turned on, at {Joint(o):0.000}"),
        SkillVerb.TurnOff => FormattableString.Invariant($"turned off, at {Joint(o):0.000}"),
        _ => "the postcondition holds",
    };

    private static bool Lifted(Observed o) => o.HasLain
        ? o.Rise - o.Slack >= Thresholds.Lifted
        : Support.Of(o.SubjectIn(o.Last)!, o.Last) is null;

    private static double Joint(Observed o) => o.Last.FindArticulation(o.Subgoal.Object)?.Position ?? 0;
}
