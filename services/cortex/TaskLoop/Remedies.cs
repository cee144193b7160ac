namespace Robotics.Cortex.TaskLoop;

/// <summary>What a person could do about a failure that the brain could not mend.</summary>
internal static class Remedies
{
    /// <summary>One sentence; empty where nothing is known to help.</summary>
    public static string For(Cause cause) => cause switch
    {
        Cause.Missed or Cause.Slipped or Cause.Dropped => "Putting the object where the hand reaches it from above, upright and dry, would help.",
        Cause.NoGrasp => "Moving away what stands around the object, or turning it, would help.",
        Cause.NoPath or Cause.Blocked or Cause.Collision => "Clearing the way between the arm and the object would help.",
        Cause.Unreachable => "Bringing the object nearer to the arm would help.",
        Cause.MovedByOther => "Leaving the objects alone while the arm works would help.",
        Cause.NotSeen => "A clear view of the objects would help.",
        Cause.WrongObject or Cause.PreconditionLost or Cause.Misplaced => "Putting the objects back to where the task began would help.",
        Cause.NoProgress or Cause.BudgetExhausted or Cause.Late => "More time, or a simpler arrangement of the objects, would help.",
        _ => "",
    };
}
