using System.Text.Json;

namespace Robotics.Tests.Models;

/// <summary>Answers of models, as text.</summary>
internal static class Answering
{
    /// <summary>A goal of literals, each with the words that name its subject and its target.</summary>
    public static string Goal(params (Predicate Literal, string SubjectWords, string TargetWords)[] literals) => JsonSerializer.Serialize(new
    {
        decision = "Goal",
        literals = literals.Select(l => new
        {
            predicate = l.Literal.Kind.ToString(),
            subject = l.Literal.Subject,
            target = l.Literal.Target,
            stage = 0,
            subjectWords = l.SubjectWords,
            targetWords = l.TargetWords,
        }),
        avoid = Array.Empty<string>(),
        confidence = 0.9,
        why = "so the words say",
    });

    public static string Goal(PredicateKind kind, string subject, string target, string subjectWords, string targetWords) =>
        Goal((new Predicate(kind, subject, target), subjectWords, targetWords));

    public static string Ask { get; } = """{"decision":"Ask","literals":[],"avoid":[],"confidence":0.4,"why":"it could be any of them"}""";

    public static string Plan(params (string Verb, string Object, string? Relation, string? Target)[] steps) => JsonSerializer.Serialize(new
    {
        steps = steps.Select(s => new { verb = s.Verb, @object = s.Object, relation = s.Relation, target = s.Target }),
        why = "one after the other",
    });
}
