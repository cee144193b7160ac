using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Approach, close, lift, confirm.</summary>
internal sealed class PickUp(SkillContext context) : Skill(context)
{
    /// <summary>How far the object is lifted, metres.</summary>
    public const double LiftHeight = 0.07;

    private const int MostPlans = 4;

    /// <summary>How much less than all the way counts as open, and less than which in a step the fingers no longer open, metres.</summary>
    private const double Open = 0.01, Opening = 0.0003;

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

        Grasp? grasp = null;
        for (int plan = 0; plan < MostPlans && grasp is null; plan++)
        {
            foreach (SkillMove move in UntilAtRest(Context.Subgoal.Object, -1)) yield return move;
            if (Plan() is not { } planned) yield break;
            if (!planned.Foreseen && MayUnwind)
            {
                foreach (SkillMove move in Unwind(-1)) yield return move;
                continue;
            }

            foreach (SkillMove move in Approach(planned.Path, planned.Grasp)) yield return move;
            if (Context.Outcome is not null) yield break;
            if (_arrived) grasp = planned.Grasp;
        }

        if (grasp is null)
        {
            Context.Fail(Cause.MovedByOther, "The object did not stay where it was long enough to be grasped.");
            yield break;
        }

        SceneObject before = Context.Object!;
        Pose at = before.Pose * grasp.TcpInObject;
        foreach (SkillMove move in Actuate(at, 1, "close", 60)) yield return move;
        foreach (SkillMove move in Lift(before, grasp)) yield return move;
    }

    private bool _arrived;

    private GraspApproach? Plan()
    {
        if (Context.Object is not { } target)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is not seen.");
            return null;
        }

        if (target.HeldBy is null) Context.Resting.Remember(target);
        ImmutableArray<GraspChoice> failed = [.. Context.Failed.Select(GraspChoice.Parse).OfType<GraspChoice>()];
        (GraspApproach? found, Cause cause) = new ApproachPlanner(Context).Plan(target, failed);
        if (found is not null)
        {
            Context.Choice = found.Grasp.Choice.ToString();
            return found;
        }

        Context.Fail(cause, cause switch
        {
            Cause.Unreachable => "Every free grasp is out of reach.",
            Cause.NoPath => "No collision-free way to a grasp was found.",
            _ => "No free grasp was found.",
        });
        return null;
    }

    /// <summary>Goes to the grasp while the object stays about where it was; otherwise ends early.</summary>
    private IEnumerable<SkillMove> Approach(TcpPath path, Grasp grasp)
    {
        Pose X_OW_then = Context.Object!.Pose.Inverse();
        _arrived = false;
        Follower follower = new(path, new() { Phase = "approach", Gripper = -1, Straight = true });
        double width = double.NegativeInfinity;
        while (follower.Next(Tcp) is { } move)
        {
            // The fingers go around the object only when they are open, however long that takes.
            follower.MayEnter = Scene.Robot.GripperWidth > Context.Hand.Gripper.MaxWidth - Open || Scene.Robot.GripperWidth < width + Opening;
            width = Scene.Robot.GripperWidth;
            yield return move;
            if (Context.Object is not { } target)
            {
                Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is no longer seen.");
                yield break;
            }

            Pose shift = target.Pose * X_OW_then;
            Vec3 moved = (target.Pose * grasp.TcpInObject).Position - path.Poses[^1].Position;
            if (moved.Norm > Moved || shift.Rotation.AngleTo(Rotation.Identity) > Turned) yield break;
            follower.Shift = shift;
        }

        // Standing still a little before the grasp is good enough to close: something soft touches, or friction holds the arm.
        bool near = (Tcp.Position - (Context.Object.Pose * grasp.TcpInObject).Position).Norm < 0.015;
        if (follower.State == FollowState.Arrived || near) _arrived = true;
        else Context.Fail(Cause.Blocked, "The arm did not reach the grasp.");
    }

    private IEnumerable<SkillMove> Lift(SceneObject before, Grasp grasp)
    {
        const double Empty = 0.001;
        if (grasp.Width > 4 * Empty && Scene.Robot.GripperWidth < Empty)
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
