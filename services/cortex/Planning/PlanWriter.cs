using Robotics.Cortex.Planning.Problem;
using Robotics.Cortex.Planning.Search;

namespace Robotics.Cortex.Planning;

/// <summary>Steps of the search → subgoals of a Standardized Action Procedure, with conditions, budgets, recoveries and a sentence each.</summary>
internal static class PlanWriter
{
    public static ImmutableArray<Subgoal> Write(ImmutableArray<GroundAction> steps, SceneGraph scene)
    {
        ImmutableArray<Subgoal>.Builder plan = ImmutableArray.CreateBuilder<Subgoal>(steps.Length);
        for (int i = 0; i < steps.Length; i++)
        {
            Subgoal subgoal = Of(steps[i], $"s{i + 1}", scene);
            bool leadsOn = subgoal.Verb == SkillVerb.PickUp && i + 1 < steps.Length && steps[i + 1].Schema.Verb == SkillVerb.Place;
            plan.Add(leadsOn ? subgoal with { Toward = Reached(steps[i + 1]) } : subgoal);
        }

        return plan.MoveToImmutable();
    }

    private static Subgoal Of(GroundAction step, string id, SceneGraph scene)
    {
        SkillVerb verb = step.Schema.Verb;
        bool moves = verb is SkillVerb.Place or SkillVerb.Push;
        string thing = step.Terms[0];
        return new Subgoal
        {
            Id = id,
            Verb = verb,
            Object = thing,
            Target = moves ? step.Terms[2] : null,
            Relation = moves ? Atoms.Relation(step.Terms[1]) : null,
            Precondition = [verb == SkillVerb.Place ? new Predicate(PredicateKind.Holding, thing) : Predicate.HandEmpty],
            Postcondition = verb == SkillVerb.Place ? [Reached(step), Predicate.HandEmpty] : [Reached(step)],
            StepBudget = step.Schema.StepBudget,
            RetryBudget = step.Schema.RetryBudget,
            Recoveries = step.Schema.Recoveries,
            Sentence = Sentences.Of(verb, thing, moves ? step.Terms[1] : null, moves ? step.Terms[2] : null, scene),
            Topic = $"{Sentences.Snake(verb)}/{scene.Get(thing).Description.Category}",
        };
    }

    private static Predicate Reached(GroundAction step) => step.Schema.Verb switch
    {
        SkillVerb.PickUp => new(PredicateKind.Holding, step.Terms[0]),
        SkillVerb.Open => new(PredicateKind.Open, step.Terms[0]),
        SkillVerb.Close => new(PredicateKind.Close, step.Terms[0]),
        SkillVerb.TurnOn => new(PredicateKind.TurnOn, step.Terms[0]),
        SkillVerb.TurnOff => new(PredicateKind.TurnOff, step.Terms[0]),
        SkillVerb.Release => Predicate.HandEmpty,
        _ => new(Atoms.Relation(step.Terms[1]), step.Terms[0], step.Terms[2]),
    };
}
