namespace Robotics.Cortex.TaskLoop;

/// <summary>Standing still and looking, as a subgoal.</summary>
internal static class Look
{
    /// <summary>On behalf of a subgoal that was just tried.</summary>
    public static Subgoal At(Subgoal subgoal, int steps) => For(subgoal.Object, steps) with { Id = $"{subgoal.Id}.look" };

    /// <summary>Before a plan is made.</summary>
    public static Subgoal For(string thing, int steps) => new()
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
    public static bool Helps(IEnumerable<Predicate> about, SceneGraph scene)
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

    /// <summary>Standard deviation of a position that is good enough to act on, metres.</summary>
    private const double Certain = 0.002;
}
