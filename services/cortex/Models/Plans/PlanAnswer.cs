using System.Text.Json;
using Robotics.Cortex.Models.Answers;
using Robotics.Cortex.Planning.Checking;

namespace Robotics.Cortex.Models.Plans;

/// <summary>The steps that a model answers with.</summary>
internal sealed record PlanAnswer
{
    private static readonly ImmutableArray<SkillVerb> Verbs =
        [SkillVerb.PickUp, SkillVerb.Place, SkillVerb.Open, SkillVerb.Close, SkillVerb.TurnOn, SkillVerb.TurnOff, SkillVerb.Push];

    private static readonly ImmutableArray<PredicateKind> Relations =
    [
        PredicateKind.On, PredicateKind.In, PredicateKind.Under, PredicateKind.NextTo,
        PredicateKind.LeftOf, PredicateKind.RightOf, PredicateKind.InFrontOf, PredicateKind.Behind,
    ];

    public required ImmutableArray<AnsweredStep> Steps { get; init; }

    public required string Why { get; init; }

    public ImmutableArray<ProposedStep> Proposed => [.. Steps.Select(s => new ProposedStep(s.Verb, s.Object, s.Relation, s.Target))];

    /// <param name="known">The ids that it may name.</param>
    public static JsonElement Schema(IEnumerable<string> known)
    {
        ImmutableArray<string> ids = [.. known];
        return AnswerSchema.Done(AnswerSchema.Object(
            ("steps", AnswerSchema.List(AnswerSchema.Object(
                ("verb", AnswerSchema.OneOf(Verbs.Select(v => v.ToString()))),
                ("object", AnswerSchema.OneOf(ids)),
                ("relation", AnswerSchema.OneOfOrNull(Relations.Select(r => r.ToString()))),
                ("target", AnswerSchema.OneOfOrNull(ids))))),
            ("why", AnswerSchema.Text("one sentence"))));
    }
}
