using System.Text.Json;
using Robotics.Cortex.Models.Answers;

namespace Robotics.Cortex.Models.Verdicts;

/// <summary>What a model answers about a subgoal that it was shown pictures of.</summary>
internal sealed record VerdictAnswer
{
    public static JsonElement Schema { get; } = AnswerSchema.Done(AnswerSchema.Object(
        ("probability", AnswerSchema.Number("that all of it is true in the last picture, 0 to 1")), ("why", AnswerSchema.Text("one sentence: what is seen"))));

    /// <summary>[0, 1].</summary>
    public required double Probability { get; init; }

    public required string Why { get; init; }
}
