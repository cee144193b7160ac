using Robotics.Cortex.Models;

namespace Robotics.Tests.Models;

/// <summary>Plans that a model proposes, held against the operators step by step.</summary>
public sealed class PlanProposals
{
    private static readonly SceneGraph Scene = Language.LanguageScene.Tabletop;

    private static readonly Goal InBowl = new() { Stages = [[new(PredicateKind.In, "o4", "o1/inside")]] };

    public static TheoryData<string, string> BadPlans() => new()
    {
        { "pick it up and put it down", "not JSON" },
        { """{"steps":[{"verb":"Fly","object":"o4","relation":null,"target":null}],"why":""}""", "schema" },
        { Answering.Plan(("Place", "o4", "In", "o1/inside"), ("PickUp", "o4", null, null)), "(holding o4)" },
        { Answering.Plan(("PickUp", "o99", null, null)), "no operator does this" },
        { Answering.Plan(("PickUp", "o4", null, null)), "does not hold: (is o4 in o1/inside)" },
        { Answering.Plan(), "does not hold: (is o4 in o1/inside)" },
        { Answering.Plan(("PickUp", "o4", null, null), ("PickUp", "o2", null, null)), "(hand-empty)" },
        { Answering.Plan(("PickUp", "o4", null, null), ("Place", "o4", "On", "o9")), "no operator does this" },
    };

    [Fact]
    public async Task A_plan_whose_every_step_is_possible_is_taken()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Plan(("PickUp", "o4", null, null), ("Place", "o4", "In", "o1/inside"))));
        PlanOutcome outcome = await PlanAsync(bench, InBowl, TriedEdges.None);
        Assert.Equal(["PickUp(o4)", "Place(o4, In, o1/inside)"], outcome.Plan!.Subgoals.Select(s => s.Step));
        Assert.Equal(new Predicate(PredicateKind.In, "o4", "o1/inside"), outcome.Plan.Subgoals[0].Toward);
        Assert.True(outcome.Consultation!.Taken);
    }

    [Theory]
    [MemberData(nameof(BadPlans))]
    public async Task A_wrong_plan_is_sent_back_twice_and_then_the_search_plans(string answer, string reason)
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(answer));
        PlanOutcome outcome = await PlanAsync(bench, InBowl, TriedEdges.None);
        Assert.Equal(["PickUp(o4)", "Place(o4, In, o1/inside)"], outcome.Plan!.Subgoals.Select(s => s.Step));
        Assert.False(outcome.Consultation!.Taken);
        Assert.Equal(3, bench.Server.Questions.Count);
        Assert.Contains(reason, outcome.Consultation.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_order_that_is_mended_is_taken()
    {
        await using ModelBench bench = await ModelBench.StartAsync(q => ServerAnswer.Say(q.Number == 1
            ? Answering.Plan(("Place", "o4", "In", "o1/inside"), ("PickUp", "o4", null, null))
            : Answering.Plan(("PickUp", "o4", null, null), ("Place", "o4", "In", "o1/inside"))));
        PlanOutcome outcome = await PlanAsync(bench, InBowl, TriedEdges.None);
        Assert.True(outcome.Consultation!.Taken);
        Assert.Equal(2, outcome.Consultation.Exchanges.Length);
    }

    [Fact]
    public async Task What_must_not_be_touched_is_not_moved_by_a_proposal_either()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(
            Answering.Plan(("PickUp", "o2", null, null), ("Place", "o2", "In", "o1/inside"), ("PickUp", "o4", null, null), ("Place", "o4", "In", "o1/inside"))));
        PlanOutcome outcome = await PlanAsync(bench, InBowl with { DoNotTouch = ["o2"] }, TriedEdges.None);
        Assert.DoesNotContain(outcome.Plan!.Subgoals, s => s.Object == "o2");
        Assert.False(outcome.Consultation!.Taken);
    }

    [Fact]
    public async Task The_planner_of_goals_alone_is_not_asked_for_steps()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Refuse(500, "nobody should ask"));
        PlanOutcome outcome = await bench.Planner().PlanAsync(InBowl, Scene, TriedEdges.None, TestContext.Current.CancellationToken);
        Assert.NotNull(outcome.Plan);
        Assert.Empty(bench.Server.Questions);
    }

    private static async Task<PlanOutcome> PlanAsync(ModelBench bench, Goal goal, TriedEdges tried)
    {
        ModelPlanner planner = bench.Planner(steps: true);
        return await planner.PlanAsync(goal, Scene, tried, TestContext.Current.CancellationToken);
    }
}
