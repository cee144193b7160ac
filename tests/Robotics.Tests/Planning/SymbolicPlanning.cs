using Robotics.Cortex.Planning;
using Robotics.Cortex.Planning.Operators;

namespace Robotics.Tests.Planning;

/// <summary>Goal and scene → plan, with the operators that are built in.</summary>
public class SymbolicPlanning
{
    [Fact]
    public async Task A_block_is_picked_up_and_placed()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("red", 0.2, 0), Some.Block("blue", 0.2, 0.2));

        Plan plan = await PlanAsync(scene, On("red", "blue"));

        Assert.Equal(["PickUp(red)", "Place(red, On, blue)"], plan.Subgoals.Select(s => s.Step));
        Assert.Contains(On("red", "blue"), plan.Subgoals[1].Postcondition);
        Assert.All(plan.Subgoals, s => Assert.True(s.StepBudget > 0 && !s.Recoveries.IsEmpty && s.Sentence.Length > 0));
    }

    [Fact]
    public async Task What_lies_on_the_block_to_pick_is_put_aside_first()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("red", 0.2, 0), Some.Block("top", 0.2, 0, 0.04), Some.Block("blue", 0.2, 0.2));

        Plan plan = await PlanAsync(scene, On("red", "blue"));

        string[] steps = [.. plan.Subgoals.Select(s => s.Step)];
        Assert.Equal("PickUp(top)", steps[0]);
        Assert.Equal(["PickUp(red)", "Place(red, On, blue)"], steps[^2..]);
    }

    [Fact]
    public async Task A_tower_is_built_from_below()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0.2, 0), Some.Block("b", 0.2, 0.2), Some.Block("c", 0.2, -0.2));

        Plan plan = await PlanAsync(scene, On("a", "b"), On("b", "c"));

        Assert.Equal(["PickUp(b)", "Place(b, On, c)", "PickUp(a)", "Place(a, On, b)"], plan.Subgoals.Select(s => s.Step));
    }

    [Fact]
    public async Task A_closed_drawer_is_opened_before_something_is_put_inside()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Drawer("cabinet", 0), Some.Block("red", 0.3, 0.3));

        Plan plan = await PlanAsync(scene, new Predicate(PredicateKind.In, "red", "cabinet/top"));

        Assert.Equal(["Open(cabinet:drawer)", "PickUp(red)", "Place(red, In, cabinet/top)"], plan.Subgoals.Select(s => s.Step));
    }

    [Fact]
    public async Task A_drawer_is_closed_only_after_placing()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Drawer("cabinet", 0.16), Some.Block("red", 0.3, 0.3));

        Plan plan = await PlanAsync(scene, new Predicate(PredicateKind.In, "red", "cabinet/top"), new Predicate(PredicateKind.Close, "cabinet:drawer"));

        Assert.Equal(SkillVerb.Close, plan.Subgoals[^1].Verb);
        Assert.Equal(3, plan.Subgoals.Length);
    }

    [Fact]
    public async Task A_goal_that_holds_already_needs_no_step() =>
        Assert.Empty((await PlanAsync(Some.Scene(Some.Table(), Some.Drawer("cabinet", 0.16)), new Predicate(PredicateKind.Open, "cabinet:drawer"))).Subgoals);

    [Fact]
    public async Task What_must_not_be_touched_is_not_moved_and_the_reason_says_what_cannot_be_reached()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("red", 0.2, 0), Some.Block("blue", 0.2, 0.2));
        Goal goal = new() { Stages = [[On("red", "blue")]], DoNotTouch = ["red"] };

        PlanOutcome outcome = await Planner().PlanAsync(goal, scene, TriedEdges.None, TestContext.Current.CancellationToken);

        Assert.Null(outcome.Plan);
        Assert.Contains("red", outcome.Impossible, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_named()
    {
        PlanOutcome outcome = await Planner().PlanAsync(
            new() { Stages = [[On("ghost", "table")]] }, Some.Scene(Some.Table()), TriedEdges.None, TestContext.Current.CancellationToken);

        Assert.Contains("ghost", outcome.Impossible, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_scene_gives_the_same_plan()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0.2, 0), Some.Block("b", 0.2, 0.2), Some.Block("c", 0.2, -0.2));

        Assert.Equal((await PlanAsync(scene, On("a", "c"))).Subgoals.Select(s => s.Step), (await PlanAsync(scene, On("a", "c"))).Subgoals.Select(s => s.Step));
    }

    [Theory]
    [InlineData("(define (domain d)\n  (:types a - object)\n  (:predicates (p ?x - b)))", "line 3", "there is no type 'b'")]
    [InlineData("(define (domain d)\n  (:types a - object", "line 2", "expected")]
    [InlineData("(define (domain d)\n\n  (:axiom))", "line 3", ":action")]
    [InlineData("(define (domain d))", "line 1", "at least one ':action'")]
    public void A_malformed_operator_file_is_refused_with_its_line_and_what_was_expected(string text, string line, string expected)
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => OperatorDomain.Parse(new OperatorText("mine.pddl", text)));

        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains($"mine.pddl, {line}", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_operator_file_is_named()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => OperatorDomain.Load("no/such.pddl"));

        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("no/such.pddl", error.Message, StringComparison.Ordinal);
    }

    private static Predicate On(string subject, string target) => new(PredicateKind.On, subject, target);

    private static SymbolicPlanner Planner() => new((_, _, _) => throw new InvalidOperationException("Nothing is to be grounded here."));

    private static async Task<Plan> PlanAsync(SceneGraph scene, params ImmutableArray<Predicate> goal)
    {
        PlanOutcome outcome = await Planner().PlanAsync(new() { Stages = [goal] }, scene, TriedEdges.None, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Impossible);
        return outcome.Plan!;
    }

    [Fact]
    public void The_problem_is_exported_as_PDDL_without_our_additions()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("red", 0.2, 0), Some.Block("blue", 0.2, 0.2));
        SymbolicPlanner planner = new((_, _, _) => new Grounding());

        (string domain, string problem) = planner.Export(new Goal { Stages = [[On("red", "blue")]] }, scene);

        Assert.Equal(domain.Count(c => c == '('), domain.Count(c => c == ')'));
        Assert.Contains("(:action pick-up :parameters", domain, StringComparison.Ordinal);
        Assert.DoesNotContain(":skill", domain, StringComparison.Ordinal);
        Assert.Contains("(:goal (and\n    (is red on blue)))", problem, StringComparison.Ordinal);
        Assert.Contains("red - movable", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(problem, c => c is '/' or '@');
    }
}
