namespace Robotics.Cortex.TaskLoop;

/// <summary>Vets each plan of a task before it is carried out, whoever made it: no step of which nothing is left to try, nothing forbidden, and nothing over again that has led nowhere.</summary>
internal sealed class PlanCritic
{
    /// <summary>Objects that moved less than this, metres, stand where they stood.</summary>
    private const double Same = 0.005;

    private readonly List<(string Steps, string State, SceneGraph Scene, TriedEdges Tried)> _made = [];

    /// <summary>Why the plan must not be carried out; null when it may be, and is then remembered.</summary>
    public string? Objection(Plan plan, SceneGraph scene, TriedEdges tried)
    {
        string here = AbstractState.Of(scene);
        if (plan.Subgoals.Any(s => tried.Contains(new TriedEdge(here, s.Step, TriedEdge.AnyChoice)))) return "Every plan comes back to it.";
        if (plan.Subgoals.FirstOrDefault(s => s.Verb is SkillVerb.PickUp or SkillVerb.Push && plan.Goal.DoNotTouch.Contains(s.Object)) is { } forbidden)
            return $"'{forbidden.Sentence}' moves what must not be touched.";
        string steps = string.Join("; ", plan.Subgoals.Select(s => s.Step));
        if (_made.Any(m => m.Steps == steps && m.State == here && m.Tried.Edges.Length == tried.Edges.Length && Unmoved(m.Scene, scene)))
            return "The same plan was made in the same state before, and nothing has changed since.";
        _made.Add((steps, here, scene, tried));
        return null;
    }

    /// <summary>The last plan was interrupted by what is no fault of its own: it may be made again.</summary>
    public void Forgive()
    {
        if (_made.Count > 0) _made.RemoveAt(_made.Count - 1);
    }

    private static bool Unmoved(SceneGraph before, SceneGraph now) => before.Objects.Length == now.Objects.Length
        && before.Objects.All(o => now.Find(o.Id) is { } same && (same.Pose.Position - o.Pose.Position).Norm < Same);
}
