using Robotics.Cortex.TaskLoop;

namespace Robotics.Tests.TaskLoop;

/// <summary>Plans that are not carried out, whoever made them.</summary>
public sealed class PlanCriticTests
{
    private static readonly SceneGraph Scene = Language.LanguageScene.Tabletop;

    [Fact]
    public void The_same_plan_in_the_same_state_is_refused_unless_something_has_changed()
    {
        PlanCritic critic = new();
        Assert.Null(critic.Objection(Plan(), Scene, TriedEdges.None));
        Assert.Contains("same plan", critic.Objection(Plan(), Scene, TriedEdges.None), StringComparison.Ordinal);
        Assert.Null(critic.Objection(Plan(), Scene, TriedEdges.None.With(new TriedEdge("elsewhere", "PickUp(o4)", "from above"))));
        SceneGraph moved = Scene with { Objects = [.. Scene.Objects.Select(o => o.Id == "o4" ? o with { Pose = Pose.At(0.3, 0, 0.025) } : o)] };
        Assert.Null(critic.Objection(Plan(), moved, TriedEdges.None));
    }

    [Fact]
    public void A_plan_that_comes_back_to_a_step_of_which_nothing_is_left_is_refused() =>
        Assert.NotNull(new PlanCritic().Objection(Plan(), Scene, TriedEdges.None.With(new TriedEdge(AbstractState.Of(Scene), "PickUp(o4)", TriedEdge.AnyChoice))));

    [Fact]
    public void A_plan_that_moves_what_must_not_be_touched_is_refused() =>
        Assert.Contains("must not be touched", new PlanCritic().Objection(Plan("o4"), Scene, TriedEdges.None), StringComparison.Ordinal);

    private static Plan Plan(params string[] untouchable) => new(new Goal { Stages = [[new(PredicateKind.Holding, "o4")]], DoNotTouch = [.. untouchable] }, [new Subgoal
    {
        Id = "s1", Verb = SkillVerb.PickUp, Object = "o4", Precondition = [Predicate.HandEmpty], Postcondition = [new(PredicateKind.Holding, "o4")],
        StepBudget = 10, RetryBudget = 1, Sentence = "pick up the red block",
    }], 1);
}
