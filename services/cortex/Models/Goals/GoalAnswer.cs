using System.Text.Json;
using Robotics.Cortex.Models.Answers;

namespace Robotics.Cortex.Models.Goals;

/// <summary>What a model answers about the meaning of an instruction.</summary>
internal sealed record GoalAnswer
{
    /// <summary>The kinds of literal that it may use.</summary>
    public static ImmutableArray<PredicateKind> Kinds { get; } = [.. Enum.GetValues<PredicateKind>().Where(k => k is not (PredicateKind.HandEmpty or PredicateKind.Clear))];

    public required GoalDecision Decision { get; init; }

    public required ImmutableArray<AnsweredLiteral> Literals { get; init; }

    /// <summary>Objects that must not be moved.</summary>
    public required ImmutableArray<string> Avoid { get; init; }

    /// <summary>The model's belief, [0, 1].</summary>
    public required double Confidence { get; init; }

    public required string Why { get; init; }

    /// <param name="known">The ids that it may name.</param>
    public static JsonElement Schema(IEnumerable<string> known)
    {
        ImmutableArray<string> ids = [.. known];
        return AnswerSchema.Done(AnswerSchema.Object(
            ("decision", AnswerSchema.OneOf(Enum.GetNames<GoalDecision>())),
            ("literals", AnswerSchema.List(AnswerSchema.Object(
                ("predicate", AnswerSchema.OneOf(Kinds.Select(k => k.ToString()))),
                ("subject", AnswerSchema.OneOf(ids)),
                ("target", AnswerSchema.OneOfOrNull(ids)),
                ("stage", AnswerSchema.Whole("0; 1 and more for what is to be so only after what comes before")),
                ("subjectWords", AnswerSchema.Text("the words of the instruction that name the subject, copied exactly; a noun, no pronoun")),
                ("targetWords", AnswerSchema.Text("likewise for the target; empty without one"))))),
            ("avoid", AnswerSchema.List(AnswerSchema.OneOf(ids))),
            ("confidence", AnswerSchema.Number("belief that this is what was meant, 0 to 1")),
            ("why", AnswerSchema.Text("one sentence"))));
    }
}
