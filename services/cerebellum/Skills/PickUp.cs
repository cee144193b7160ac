using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Approach, close, lift, confirm.</summary>
internal sealed class PickUp(SkillContext context) : Skill(context)
{
    /// <summary>How far the object is lifted, metres.</summary>
    public const double LiftHeight = 0.07;

    private const int MostPlans = 6;

    /// <summary>Standard deviation of the object's position with which nothing is left to be gained by looking on, metres; the share of it that is worth a new plan;
    /// and how long is looked before it is said that there is no way.</summary>
    private const double Certain = 0.002, Better = 0.6;
    private const int Glance = 4, MostGlances = 3;

    /// <summary>Movement of the object after which the grasp is planned anew, metres and radians.</summary>
    private const double Moved = 0.03, Turned = 0.3;

    public static SkillDeclaration Declaration { get; } = new()
    {
        Verb = SkillVerb.PickUp,
        Name = "pick_up",
        Summary = "grasp an object and lift it clear of what carries it",
        Phases = ["approach", "close", "lift", "confirm"],
        Expected = new(55, 15, 0),
        Precondition = s => [Predicate.HandEmpty],
        Postcondition = s => [new(PredicateKind.Holding, s.Object)],
    };

    public override IEnumerable<SkillMove> Run()
    {
        if (Scene.Robot.Holding is { } other && other != Context.Subgoal.Object)
        {
            Context.Fail(Cause.PreconditionLost, $"The hand already holds {other}.");
            yield break;
        }

        foreach (SkillMove move in GoToGrasp()) yield return move;
        if (_grasp is not { } grasp)
        {
            Context.Fail(Cause.MovedByOther, "The object did not stay where it was long enough to be grasped.");
            yield break;
        }

        SceneObject before = Context.Object!;
        Pose at = before.Pose * grasp.TcpInObject;
        foreach (SkillMove move in Actuate(at, 1, "close", 60)) yield return move;
        foreach (SkillMove move in Lift(before, grasp)) yield return move;
    }

    /// <summary>The grasp at which the hand has arrived.</summary>
    private Grasp? _grasp;

    /// <summary>Plans and goes to a grasp until the hand has arrived at one.</summary>
    private IEnumerable<SkillMove> GoToGrasp()
    {
        for (int plan = 0, glances = 0; plan < MostPlans && _grasp is null && Context.Outcome is null; plan++)
        {
            foreach (SkillMove move in UntilAtRest(Context.Subgoal.Object, -1)) yield return move;
            (GraspApproach? planned, Cause cause) = Plan();
            while (planned is null && Context.Object?.Uncertainty.Position > Certain && glances++ < MostGlances)
            {
                foreach (SkillMove move in Stay(Tcp, -1, "look", Glance)) yield return move;
                (planned, cause) = Plan();
            }

            if (planned is null)
            {
                Refuse(cause);
                yield break;
            }

            Context.Choice = planned.Grasp.Choice.ToString();
            foreach (SkillMove move in !planned.Foreseen && MayUnwind ? Unwind(-1) : Approach(planned.Path, planned.Grasp)) yield return move;
        }
    }

    /// <summary>The way to a grasp, or why there is none.</summary>
    private (GraspApproach? Found, Cause Cause) Plan()
    {
        if (Context.Object is not { } target) return (null, Cause.NotSeen);
        if (target.HeldBy is null) Context.Resting.Remember(target);
        ImmutableArray<GraspChoice> failed = [.. Context.Failed.Select(GraspChoice.Parse).OfType<GraspChoice>()];
        return new ApproachPlanner(Context).Plan(target, failed);
    }

    private void Refuse(Cause cause) => Context.Fail(cause, cause switch
    {
        Cause.NotSeen => $"{Context.Subgoal.Object} is not seen.",
        Cause.Unreachable => "Every free grasp is out of reach.",
        Cause.NoPath => "No collision-free way to a grasp was found.",
        _ => "No free grasp was found.",
    });

    /// <summary>Goes to the grasp while the object stays about where it was and is not known much better than when the way was planned; otherwise ends early.</summary>
    private IEnumerable<SkillMove> Approach(TcpPath path, Grasp grasp)
    {
        Pose X_OW_then = Context.Object!.Pose.Inverse();
        double uncertain = Context.Object.Uncertainty.Position, last = TcpPath.LegLength(path.Poses[^2], path.Poses[^1]);
        Follower follower = new(path, new() { Phase = "approach", Gripper = -1, Straight = true });
        PadOpening opening = new(Context.Hand.Gripper, grasp.Opening);
        while (follower.Next(Tcp) is { } move)
        {
            // The fingers go around the object only when they are open, however long that takes, and no wider than it takes.
            double command = opening.Next(Scene.Robot.GripperWidth);
            follower.MayEnter = opening.IsReached;
            yield return move with { Gripper = Closes(follower, path.Poses[^1]) ? 1 : command };
            if (Context.Object is not { } target)
            {
                Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is no longer seen.");
                yield break;
            }

            Pose shift = target.Pose * X_OW_then;
            Vec3 moved = (target.Pose * grasp.TcpInObject).Position - path.Poses[^1].Position;
            if (moved.Norm > Moved || shift.Rotation.AngleTo(Rotation.Identity) > Turned) yield break;
            if (uncertain > Certain && target.Uncertainty.Position < Better * uncertain && follower.Left > last + 0.03) yield break;
            follower.Shift = shift;
        }

        // Standing still a little before the grasp is good enough to close: something soft touches, or friction holds the arm.
        bool near = (Tcp.Position - (Context.Object.Pose * grasp.TcpInObject).Position).Norm < 0.015;
        if (follower.State == FollowState.Arrived || near) _grasp = grasp;
        else Context.Fail(Cause.Blocked, "The arm did not reach the grasp.");
    }

    /// <summary>Whether the hand is so near the grasp that fingers which are told to close now, and take a moment to, close when it is there.</summary>
    private bool Closes(Follower follower, Pose grasp)
    {
        const double Ahead = 0.015, Aside = 0.005;
        Vec3 off = Tcp.Position - (follower.Shift * grasp).Position;
        double along = off.Dot(grasp.Rotation.AxisZ);
        return Math.Abs(along) < Ahead && (off - (grasp.Rotation.AxisZ * along)).Norm < Aside;
    }

    private IEnumerable<SkillMove> Lift(SceneObject before, Grasp grasp)
    {
        const double Thin = 0.004, Share = 0.5;
        if (grasp.Width > Thin && Scene.Robot.GripperWidth < Share * grasp.Width)
        {
            Context.Fail(Cause.Missed, "The gripper closed on nothing.");
            yield break;
        }

        Pose start = Tcp;
        Pose up = start with { Position = start.Position + (Vec3.UnitZ * LiftHeight) };
        Follower follower = new(new([start, up]), new() { Phase = "lift", Gripper = 1, Tolerance = 0.015, TurnTolerance = 0.3 });
        while (follower.Next(Tcp) is { } move) yield return move;
        for (int i = 0; i < 6 && Scene.Robot.Holding != before.Id; i++) yield return new(up, 1, "confirm");
        if (Context.Object is not { } now)
        {
            Context.Fail(Cause.NotSeen, $"{before.Id} is no longer seen.");
            yield break;
        }

        double risen = now.Pose.Position.Z - before.Pose.Position.Z, lifted = Tcp.Position.Z - start.Position.Z;
        if (risen > 0.5 * lifted && lifted > 0.5 * LiftHeight) Context.Finish($"Holds {before.Id}.");
        else if (lifted <= 0.5 * LiftHeight) Context.Fail(Cause.Blocked, "The arm could not lift.");
        else if (risen > 0.01) Context.Fail(Cause.Dropped, "The object fell while it was lifted.");
        else Context.Fail(Cause.Missed, "The object stayed where it was.");
    }
}
