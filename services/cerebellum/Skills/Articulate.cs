using System.Diagnostics;
using Robotics.Cerebellum.Articulation;
using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Moves a drawer, door or knob along its slide or arc: by pushing where a face of it can be pushed, else by gripping it.</summary>
internal sealed class Articulate(SkillContext context) : Skill(context)
{
    private const double PathMargin = 0.01;

    /// <summary>How far the commanded pose leads the joint along its way, metres.</summary>
    private const double Lead = 0.05;

    private const int MostSteps = 140, StillSteps = 25;

    public static SkillDeclaration Declare(SkillVerb verb, string name, string summary, PredicateKind result) => new()
    {
        Verb = verb,
        Name = name,
        Summary = summary,
        Phases = ["approach", "close", "move", "release", "retreat"],
        Expected = new(70, 20, 0),
        Precondition = _ => [Predicate.HandEmpty],
        Postcondition = s => [new(result, s.Object)],
    };

    public override IEnumerable<SkillMove> Run()
    {
        if (JointTask.Of(Context.Subgoal, Scene) is not { } task)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is not seen.");
            yield break;
        }

        if (task.Reached) yield break;
        if (Contact(task) is not { } contact) yield break;
        foreach (SkillMove move in Approach(contact)) yield return move;
        if (Context.Outcome is not null) yield break;
        if (contact.Grips)
        {
            foreach (SkillMove move in Actuate(contact.Tcp, 1, "close", 60)) yield return move;
        }

        foreach (SkillMove move in Drive(task, contact)) yield return move;
        if (contact.Grips)
        {
            foreach (SkillMove move in Actuate(Tcp, -1, "release", 6)) yield return move;
        }

        foreach (SkillMove move in Retreat(0.08, "retreat")) yield return move;
        if (JointTask.Of(Context.Subgoal, Scene) is { Reached: true }) Context.Finish($"{Context.Subgoal.Object} is where it should be.");
        else Context.Fail(Cause.Blocked, $"{Context.Subgoal.Object} did not move far enough.");
    }

    /// <summary>Where the hand touches: X_WT, and whether it grips.</summary>
    private sealed record Touch(Pose Tcp, Pose Before, bool Grips);

    private Touch? Contact(JointTask task)
    {
        using Activity? planning = MotionPlanning.Begin();
        bool Failed(string way) => Context.Failed.Any(f => f.StartsWith(way, StringComparison.Ordinal));
        if (!Failed("push") && new PushPlanner(Context.Hand, Context.Reach).Plan(Scene, task) is { } push)
        {
            Context.Choice = "push";
            return new(push, push with { Position = push.Position + (Vec3.UnitZ * GraspPlanner.ApproachLength) }, false);
        }

        ImmutableArray<GraspChoice> failed = [.. Context.Failed.Select(GraspChoice.Parse).OfType<GraspChoice>()];
        (Grasp? grasp, Cause cause) = new GraspPlanner(Context.Hand, Context.Reach).Plan(Scene, task.Owner, failed, task.Carries);
        if (grasp is null)
        {
            Context.Fail(cause, "Neither a face to push nor a free grasp was found.");
            return null;
        }

        Context.Choice = grasp.Choice.ToString();
        Pose X_WT = task.Owner.Pose * grasp.TcpInObject;
        return new(X_WT, GraspPlanner.Before(X_WT, GraspPlanner.ApproachLength), true);
    }

    private IEnumerable<SkillMove> Approach(Touch contact)
    {
        double gripper = contact.Grips ? -1 : 1;
        Mover mover = Mover.Empty(Context.Hand) with { Width = contact.Grips ? Context.Hand.Gripper.MaxWidth : 0 };
        PathPlanner planner = new(mover, Obstacles.Of(Scene), Context.Body.Workspace, PathMargin);
        if (planner.Plan(Tcp, contact.Before) is not { } way)
        {
            Context.Fail(Cause.NoPath, "No collision-free way to the part was found.");
            yield break;
        }

        Follower follower = new(new([.. way, contact.Tcp]), new() { Phase = "approach", Gripper = gripper, Straight = true, Tolerance = 0.01 });
        while (follower.Next(Tcp) is { } move) yield return move;
        if (follower.State != FollowState.Arrived && follower.Left > 0.03) Context.Fail(Cause.Blocked, "The arm did not reach the part.");
    }

    private IEnumerable<SkillMove> Drive(JointTask start, Touch contact)
    {
        double best = double.PositiveInfinity;
        int still = 0;
        double gripper = 1;
        for (int i = 0; i < MostSteps && still < StillSteps; i++)
        {
            if (JointTask.Of(Context.Subgoal, Scene) is not { } now) yield break;
            double left = (now.Goal - now.Position) * start.Sense;
            if (left <= 0) yield break;
            double lever = Math.Max(start.MotionOf(contact.Tcp.Position).Lever, 1e-3);
            double to = now.Position + (start.Sense * Math.Min(Lead / lever, left + (0.015 / lever)));
            Pose carried = start.MotionTo(to) * contact.Tcp;
            yield return new(contact.Grips ? carried : carried with { Rotation = contact.Tcp.Rotation }, gripper, "move");
            if (left < best - (0.001 / lever)) (best, still) = (left, 0);
            else still++;
        }
    }
}
