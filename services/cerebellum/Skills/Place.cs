using Robotics.Cerebellum.Motion;
using Robotics.Cerebellum.Placement;

namespace Robotics.Cerebellum.Skills;

/// <summary>Carry, lower, release, retreat.</summary>
internal sealed class Place(SkillContext context) : Skill(context)
{
    private const double RetreatLength = 0.08;

    /// <summary>Distance that the object may shift in the hand before it counts as lost, metres.</summary>
    private const double Lost = 0.05;

    /// <summary>How near the end of the way counts as there when the arm stands still, and from how high it may fall then, metres.</summary>
    private const double Near = 0.02, HighestFall = 0.05;

    /// <summary>Room beside the fingers without which they open no further before the hand leaves, metres.</summary>
    private const double FingerRoom = 0.003;

    /// <summary>How many ways of putting it down are tried.</summary>
    private const int MostPlans = 3;

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

        List<ReleaseChoice> failed = [.. Context.Failed.Select(ReleaseChoice.Parse).OfType<ReleaseChoice>()];
        for (int i = 0; i < MostPlans && Context.Outcome is null; i++)
        {
            if (Plan(failed) is not { } plan) yield break;
            if (!plan.Foreseen && MayUnwind)
            {
                foreach (SkillMove move in Unwind(1)) yield return move;
                continue;
            }

            Context.Choice = plan.Release.Choice.ToString();
            foreach (SkillMove move in Carry(plan.Path, plan.Release)) yield return move;
            if (Context.Outcome is not null) yield break;
            if (!_there)
            {
                failed.Add(plan.Release.Choice);
                continue;
            }

            foreach (SkillMove move in Let(plan.Release)) yield return move;
        }

        Context.Fail(Cause.Blocked, "The arm did not reach the place.");
    }

    /// <summary>Whether what is held is where it can be let go.</summary>
    private bool _there;

    private CarryPlan? Plan(List<ReleaseChoice> failed)
    {
        if (Context.Object is not { } held)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is no longer seen.");
            return null;
        }

        CarryPlanner planner = new(Context.Arm, Context.Reach, Context.Body.Workspace) { Failed = [.. failed] };
        Predicate wanted = Wanted(Context.Subgoal);
        (CarryPlan? plan, Cause cause) = planner.Plan(Scene, held, Context.Resting.Upright(held), wanted, Mover.Holding(Context.Hand, Scene.Robot, held));
        if (plan is null) Context.Fail(cause, cause == Cause.NoPath ? "No collision-free way to the place was found." : $"No free place for {wanted} was found.");
        return plan;
    }

    private IEnumerable<SkillMove> Carry(TcpPath path, ReleasePlan plan)
    {
        Pose X_OT = Context.Object!.Pose.Inverse() * Tcp;
        double last = TcpPath.LegLength(path.Poses[^2], path.Poses[^1]);
        Follower follower = new(path, new() { Phase = "carry", Gripper = 1, Straight = true, TurnTolerance = 0.1 });
        while (follower.Next(Tcp) is { } move)
        {
            yield return follower.Left < last ? move with { Phase = "lower" } : move;
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

        _there = follower.State == FollowState.Arrived || follower.Left <= Near || Falls();
    }

    /// <summary>Whether it would fall to where it shall be when it were let go here.</summary>
    private bool Falls() => Context.Object is { } held
        && SpotFinder.For(Scene, held, Context.Resting.Upright(held), Wanted(Context.Subgoal))?.Below(held.Pose) is { Room: < HighestFall };

    private IEnumerable<SkillMove> Let(ReleasePlan plan)
    {
        Pose at = Tcp;
        bool roomy = !Obstacles.Of(Scene, Context.Subgoal.Object).Hit(Context.Hand.At(at, Context.Hand.Gripper.MaxWidth), FingerRoom);
        foreach (SkillMove move in LetGo(at)) yield return move;
        Vec3 back = (plan.Before.Position - plan.Release.Position).Normalized();
        foreach (SkillMove move in Retreat(RetreatLength, "retreat", roomy ? -1 : 0, back)) yield return move;
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
