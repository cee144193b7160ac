namespace Robotics.Verifier.Symptoms;

/// <summary>What is watched for, by what is done: the first that is believed is the verdict's cause.</summary>
internal static class SymptomCatalog
{
    private static readonly ImmutableArray<Symptom> Always =
        [WorldSymptoms.HoldBroken, WorldSymptoms.SubjectMoved, WorldSymptoms.Bumped];

    private static readonly ImmutableArray<Symptom> Ending = [ProgressSymptoms.Still, ProgressSymptoms.NotNearer];

    public static ImmutableArray<Symptom> Of(SkillVerb verb) => verb switch
    {
        SkillVerb.PickUp => [HandSymptoms.OtherHeld, HandSymptoms.Dropped, HandSymptoms.Shut, HandSymptoms.LeftBehind, HandSymptoms.Slipped, .. Always, .. Ending],
        SkillVerb.Place => [HandSymptoms.NothingToPlace, HandSymptoms.Dropped, HandSymptoms.Gone, WorldSymptoms.DestinationMoved, HandSymptoms.SlippedFar, .. Always, ProgressSymptoms.Misplaced, .. Ending],
        SkillVerb.Open or SkillVerb.Close or SkillVerb.TurnOn or SkillVerb.TurnOff =>
            [WorldSymptoms.HoldBroken, WorldSymptoms.Bumped, ProgressSymptoms.JointBlocked, .. Ending],
        SkillVerb.Push => [WorldSymptoms.HoldBroken, WorldSymptoms.Bumped, .. Ending],
        _ => [],
    };
}
