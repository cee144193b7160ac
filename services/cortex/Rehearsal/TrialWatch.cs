using System.Globalization;
using Robotics.Cortex.TaskLoop;

namespace Robotics.Cortex.Rehearsal;

/// <summary>Watches a plan on a copy of the body: which postconditions are reached, what is hit on the way, and which choice is to blame.</summary>
internal sealed class TrialWatch
{
    /// <summary>How far a thing that has nothing to do with a step may move, metres, and turn, rad, before it counts as hit.</summary>
    private const double HitMetres = 0.03;
    private const double HitRadians = 0.35;

    private readonly List<TriedEdge> _grasps = [];
    private SceneGraph? _before;
    private SceneGraph? _now;
    private string _state = "";
    private TriedEdge? _blame;
    private string? _trouble;
    private int _reached;
    private TaskOutcome? _outcome;

    public void See(TaskEvent e)
    {
        switch (e)
        {
            case TaskStarted started:
                _now = started.Scene;
                break;
            case SubgoalStarted { Try: > 0 }:
                _before = _now;
                _state = AbstractState.Of(_now!);
                break;
            case ControlStepped stepped:
                _now = stepped.Step.Scene;
                break;
            case SubgoalEnded { Subgoal.Verb: not SkillVerb.Look } ended when _before is not null:
                Judge(ended);
                _before = null;
                break;
            case TaskEnded ended:
                _outcome = ended.Outcome;
                break;
        }
    }

    /// <exception cref="RoboticsException">Internal: the task has not ended.</exception>
    public TrialResult Result()
    {
        TaskOutcome outcome = _outcome ?? throw new RoboticsException(ErrorCode.Internal, "The rehearsal's events ended without a TaskEnded.");
        bool accepted = outcome.Claimed && _trouble is null;
        string text = accepted ? $"The goal is reached in {outcome.Steps} steps." : _trouble ?? outcome.Text;
        return new(accepted ? RehearsalEnd.Accepted : RehearsalEnd.Rejected, text, outcome.Steps, _reached, outcome.Claimed, accepted ? null : _blame);
    }

    private void Judge(SubgoalEnded ended)
    {
        Subgoal subgoal = ended.Subgoal;
        TriedEdge edge = new(_state, subgoal.Step, ended.Outcome.Choice);
        if (ended.Verdict.Kind != VerdictKind.Satisfied)
        {
            _trouble = $"'{subgoal.Sentence}' fails: {ended.Verdict.Text}.";
            if (ended.Verdict.Cause == Cause.None || RecoveryPolicy.BlamesTheChoice(ended.Verdict.Cause)) _blame = Blamed(subgoal, edge);
            return;
        }

        _reached++;
        if (subgoal.Verb == SkillVerb.PickUp && edge.Choice.Length > 0) _grasps.Add(edge);
        if (_trouble is not null || Hit(subgoal) is not { } hit) return;
        _trouble = $"'{subgoal.Sentence}' hits {hit}.";
        _blame = edge.Choice.Length > 0 ? edge : null;
    }

    /// <summary>The choice itself; where none was left, the grasp that led there; else the step as a whole.</summary>
    private TriedEdge Blamed(Subgoal subgoal, TriedEdge edge)
    {
        if (edge.Choice.Length > 0) return edge;
        return subgoal.Verb == SkillVerb.Place && _grasps.Count > 0 ? _grasps[^1] : edge with { Choice = TriedEdge.AnyChoice };
    }

    /// <summary>What has nothing to do with the step and does not stand where it stood, the farthest moved first; null when nothing.</summary>
    private string? Hit(Subgoal subgoal)
    {
        (string Text, double Excess)? worst = null;
        foreach (SceneObject thing in _now!.Objects)
        {
            if (thing.Description.Mobility != Mobility.Movable || _before!.Find(thing.Id) is not { } then || IsPartOf(subgoal, then, thing)) continue;
            double moved = (thing.Pose.Position - then.Pose.Position).Norm;
            double turned = then.Pose.Rotation.AngleTo(thing.Pose.Rotation);
            double excess = Math.Max(moved / HitMetres, turned / HitRadians);
            if (excess <= 1 || (worst is { } known && excess <= known.Excess)) continue;
            worst = (string.Create(CultureInfo.InvariantCulture, $"{thing.Id}, which moves by {100 * moved:0} cm"), excess);
        }

        return worst?.Text;
    }

    /// <summary>Whether the step is done to it, or to what it rests on before or after.</summary>
    private bool IsPartOf(Subgoal subgoal, SceneObject before, SceneObject after)
    {
        foreach (string? id in new[] { subgoal.Object, subgoal.Target })
        {
            if (id is null || EntityId.IsPlace(id)) continue;
            string acted = EntityId.ObjectOf(id);
            if (after.Id == acted || Support.RestsOn(before, acted, _before!) || Support.RestsOn(after, acted, _now!)) return true;
        }

        return after.Id == _before!.Robot.Holding;
    }
}
