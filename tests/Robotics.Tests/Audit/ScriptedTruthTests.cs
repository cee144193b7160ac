using Robotics.Sim.Evaluation.Audit;
using Robotics.Tests.Thalamus;

namespace Robotics.Tests.Audit;

/// <summary>What the oracle makes of states that are written down step by step: a cabinet with a drawer, and two blocks.</summary>
public sealed class ScriptedTruthTests
{
    private const int Cabinet = 0, First = 1, Second = 2;

    private readonly List<Moment> _moments = [];
    private readonly BodyDescription _body = new SeenBody().Description with
    {
        Objects = [Some.Drawer("cabinet", 0).Description, Some.Block("first", 0.3, 0).Description, Some.Block("second", 0.6, 0).Description],
    };

    private readonly Pose[] _poses = [Pose.Identity, Pose.At(0.3, 0, 0.02), Pose.At(0.6, 0, 0.02)];
    private double _joint;

    [Fact]
    public void A_part_that_was_pressed_on_for_a_second_in_two_goes_is_blocked()
    {
        Steps(1).Steps(12, Cabinet).Steps(10).Steps(12, Cabinet);
        Assert.Equal((true, 30), Blocked());
    }

    [Fact]
    public void A_part_that_has_followed_in_between_is_not_blocked()
    {
        Steps(1).Steps(12, Cabinet);
        _joint = 0.01;
        Steps(10).Steps(12, Cabinet);
        Assert.Equal((false, null), Blocked());
    }

    [Fact]
    public void A_part_that_the_hand_only_stands_before_is_not_blocked()
    {
        Steps(40);
        Assert.Equal((false, null), Blocked());
    }

    [Fact]
    public void What_lies_on_a_part_that_moves_goes_along_with_it()
    {
        Steps(1, First);
        _joint = 0.05;
        Push(First, 0.05);
        Assert.False(Collision().IsTrue);
    }

    [Fact]
    public void What_is_pushed_across_a_thing_that_does_not_move_does_not_go_along()
    {
        Steps(1, First);
        Push(First, 0.05);
        Assert.True(Collision().IsTrue);
    }

    [Fact]
    public void What_rocked_and_came_back_is_not_what_was_pushed_away()
    {
        Steps(1).Steps(3, First);
        _poses[First] = _poses[First] with { Rotation = Rotation.FromAxisAngle(Vec3.UnitX, 0.6) };
        Steps(3, First);
        _poses[First] = _poses[First] with { Rotation = Rotation.Identity };
        Steps(20);
        int before = _moments.Count;
        Push(Second, 0.05);
        Assert.InRange(Collision().Since!.Value, before, _moments.Count - 1);
    }

    /// <summary>So many steps as things are now; the robot touches one of them, or nothing. What is on the cabinet touches it.</summary>
    private ScriptedTruthTests Steps(int steps, int? touched = null)
    {
        for (int i = 0; i < steps; i++)
        {
            _moments.Add(new Moment(
                [.. _body.Objects.Select((o, k) => new Track(o.Id, _poses[k], k == Cabinet ? [_joint] : [], TimeSpan.Zero, "test"))],
                [.. _poses.Select((pose, k) => new ThingState(pose, 0, 1, 0, k == touched, k == touched, k == First ? [Cabinet] : []))],
                Pose.At(0, 0, 0.5),
                0.08,
                ImmutableDictionary<Predicate, bool>.Empty));
        }

        return this;
    }

    /// <summary>The robot moves it by half a centimetre a step.</summary>
    private void Push(int thing, double metres)
    {
        for (double by = 0; by < metres; by += 0.005)
        {
            _poses[thing] = _poses[thing] with { Position = _poses[thing].Position + new Vec3(0.005, 0, 0) };
            Steps(1, thing);
        }
    }

    private (bool IsTrue, int? Since) Blocked()
    {
        Account account = Truth().Violated(Cause.Blocked, _moments.Count - 1);
        return (account.IsTrue, account.Since);
    }

    private Account Collision() => Truth().Violated(Cause.Collision, _moments.Count - 1);

    private SubgoalTruth Truth() => new(
        _body,
        new Subgoal
        {
            Id = "s1", Verb = SkillVerb.Open, Object = "cabinet:drawer", Postcondition = [new(PredicateKind.Open, "cabinet:drawer")], StepBudget = 240, RetryBudget = 3, Sentence = "open the drawer",
        },
        _moments,
        0);
}
