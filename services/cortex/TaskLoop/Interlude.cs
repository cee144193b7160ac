namespace Robotics.Cortex.TaskLoop;

/// <summary>Motions that are no part of a plan, as subgoals: looking, and moving away.</summary>
internal static class Interlude
{
    /// <summary>Standard deviation of a position that is good enough to act on, metres.</summary>
    private const double Certain = 0.002;

    /// <summary>Letting go and moving away.</summary>
    public static Subgoal Retreat(Subgoal subgoal) => new()
    {
        Id = $"{subgoal.Id}.retreat",
        Verb = SkillVerb.Release,
        Object = subgoal.Object,
        Postcondition = [Predicate.HandEmpty],
        StepBudget = 60,
        RetryBudget = 0,
        Sentence = "let go and move away",
        Topic = "release",
    };

    /// <summary>Standing still and looking, on behalf of a subgoal that was just tried.</summary>
    public static Subgoal Look(Subgoal subgoal, int steps) => Look(subgoal.Object, steps) with { Id = $"{subgoal.Id}.look" };

    /// <summary>Standing still and looking, before a plan is made.</summary>
    public static Subgoal Look(string thing, int steps) => new()
    {
        Id = "look",
        Verb = SkillVerb.Look,
        Object = thing,
        Postcondition = [],
        StepBudget = steps,
        RetryBudget = 0,
        Sentence = "hold still and look",
        Topic = "look",
    };

    /// <summary>Whether looking again would tell more: something of the goal is not certain, or was not seen lately.</summary>
    public static bool LookHelps(IEnumerable<Predicate> about, SceneGraph scene)
    {
        foreach (Predicate predicate in about)
        {
            foreach (string? id in new[] { predicate.Subject, predicate.Target })
            {
                if (id is null || scene.Find(id) is not { } thing) continue;
                if (thing.Uncertainty.Position > Certain || thing.Confidence < SceneThresholds.Confidence) return true;
            }
        }

        return false;
    }
}
