using Robotics.Cerebellum.Motion;
using Robotics.Cerebellum.Placement;

namespace Robotics.Cerebellum.Skills;

/// <summary>Carry, lower, release, retreat.</summary>
internal sealed class Place(SkillContext context) : Skill(context)
{
    private const double RetreatLength = 0.08;

    /// <summary>How much wider than the object the fingers open before the hand leaves, and less than which in a step they no longer open, metres.</summary>
    private const double Opened = 0.012, Opening = 0.0003;

    private const int LeastRelease = 8, MostRelease = 60;

    /// <summary>Distance that the object may shift in the hand before it counts as lost, metres.</summary>
    private const double Lost = 0.05;

    public static SkillDeclaration Declaration { get; } = new()
    {
        Verb = SkillVerb.Place,
        Name = "place",
        Summary = "put the held object on, in, under or next to something and let go",
        Phases = ["carry", "lower", "release", "retreat"],
        Expected = new(60, 15, 0),
        Precondition = s => [new(PredicateKind.Holding, s.Object)],
        Postcondition = s => [Wanted(s), Predicate.HandEmpty],
    };

    /// <summary>The relation that the subgoal asks for.</summary>
    public static Predicate Wanted(Subgoal s) => new(s.Relation ?? PredicateKind.On, s.Object, s.Target);

    public override IEnumerable<SkillMove> Run()
    {
        if (Context.Object is not { } held)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is not seen.");
            yield break;
        }

        if (Scene.Robot.Holding != held.Id)
        {
            Context.Fail(Cause.PreconditionLost, $"The hand does not hold {held.Id}.");
            yield break;
        }

        Pose X_OT = held.Pose.Inverse() * Tcp;
        (CarryPlan? plan, Cause cause) = new CarryPlanner(Context.Arm, Context.Reach, Context.Body.Workspace)
            .Plan(Scene, held, Context.Resting.Upright(held), Wanted(Context.Subgoal), Mover.Holding(Context.Hand, Scene.Robot, held));
        if (plan is null)
        {
            Context.Fail(cause, cause == Cause.NoPath ? "No collision-free way to the place was found." : $"No free place for {Wanted(Context.Subgoal)} was found.");
            yield break;
        }

        foreach (SkillMove move in Carry(plan.Path, plan.Release, X_OT)) yield return move;
        if (Context.Outcome is not null) yield break;
        foreach (SkillMove move in Let(plan.Release)) yield return move;
    }

    private IEnumerable<SkillMove> Carry(TcpPath path, ReleasePlan plan, Pose X_OT)
    {
        Follower follower = new(path, new() { Phase = "carry", Gripper = 1, Straight = true, TurnTolerance = 0.1 });
        while (follower.Next(Tcp) is { } move)
        {
            yield return follower.Left < PlacementPlanner.ApproachHeight ? move with { Phase = "lower" } : move;
            if (Context.Object is not { } held)
            {
                Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is no longer seen.");
                yield break;
            }

            Pose X_OT_now = held.Pose.Inverse() * Tcp;
            if ((X_OT_now.Position - X_OT.Position).Norm > Lost)
            {
                Context.Fail(Cause.Dropped, $"{held.Id} fell out of the hand.");
                yield break;
            }

            // Where the object has slipped a little in the hand, the hand makes up for it.
            follower.Shift = plan.Release * X_OT_now * (plan.Release * X_OT).Inverse();
        }

        if (follower.State != FollowState.Arrived && follower.Left > 0.03) Context.Fail(Cause.Blocked, "The arm did not reach the place.");
    }

    private IEnumerable<SkillMove> Let(ReleasePlan plan)
    {
        Pose at = Tcp;
        double width = Scene.Robot.GripperWidth;
        double last = double.NegativeInfinity;
        for (int i = 0; i < MostRelease && Scene.Robot.GripperWidth < width + Opened && (i < LeastRelease || Scene.Robot.GripperWidth > last + Opening); i++)
        {
            last = Scene.Robot.GripperWidth;
            yield return new(at, -1, "release");
        }

        foreach (SkillMove move in Retreat(RetreatLength, "retreat")) yield return move;
        if (Context.Object is not { } put)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is no longer seen.");
            yield break;
        }

        Predicate wanted = Wanted(Context.Subgoal);
        if (PredicateEvaluator.Evaluate(wanted, Scene) != Truth.False) Context.Finish($"{wanted}.");
        else Context.Fail(Cause.Misplaced, $"{put.Id} rests {(put.Pose.Position - plan.Rest.Position).Norm * 100:0.0} cm from where it should: not {wanted}.");
    }
}
