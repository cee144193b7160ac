using System.Collections.Concurrent;
using Robotics.Cortex.Models.Answers;
using Robotics.Cortex.Models.Asking;
using Robotics.Cortex.Models.Seeing;

namespace Robotics.Cortex.Models.Verdicts;

/// <summary>
/// A verifier that shows a vision-language model the scene before the subgoal and now, where the verifier within cannot decide. What that one decides stands;
/// without an answer its verdict stays inconclusive.
/// </summary>
/// <param name="inner">Judges first.</param>
/// <param name="consultant">Asks the model.</param>
/// <param name="options">When it is asked, and how its answer is calibrated.</param>
/// <param name="picture">Takes a picture; null where nothing can.</param>
public sealed class ModelVerifier(
    IVerifier inner, Consultant consultant, VerdictModelOptions options, Func<CancellationToken, ValueTask<ModelPicture?>> picture) : IVerifier
{
    private const string Purpose = "verdict";
    private const int Facts = 24;
    private const string Task = """
        You judge from pictures whether a step of a robot arm is done. The first picture was taken before the step, the last one now. Say how probable it is
        that all the statements are true now. A thing that the hand still holds is not yet put down. If it cannot be seen, say 0.5.
        """;

    private readonly ConcurrentDictionary<string, Watched> _watched = new(StringComparer.Ordinal);

    public async ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct)
    {
        MonitorSession session = await inner.BeginAsync(subgoal, expected, ct);
        _watched[session.Id] = new Watched(subgoal, await picture(ct));
        return session;
    }

    public async ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct)
    {
        Verdict verdict = await inner.JudgeAsync(monitor, newScenes, ct);
        if (!_watched.TryGetValue(monitor.Id, out Watched? watched)) return verdict;
        if (!newScenes.IsEmpty) watched.Scene = newScenes[^1];
        if (verdict.Kind != VerdictKind.Inconclusive || watched.Subgoal.Postcondition.IsEmpty || watched.Asked >= options.PerSubgoal || ++watched.Open < options.After) return verdict;
        if (watched.Scene is not { } scene || await picture(ct) is not { } now) return verdict;
        (watched.Open, watched.Asked) = (0, watched.Asked + 1);
        (VerdictAnswer? answer, Consultation asked) = await consultant.AskAsync(scene.At.TaskId, Question(watched, scene, now), ct);
        return answer is null ? verdict with { Consultation = asked } : Judged(verdict, scene, answer, asked);
    }

    public ValueTask EndAsync(MonitorSession monitor, CancellationToken ct)
    {
        _watched.TryRemove(monitor.Id, out _);
        return inner.EndAsync(monitor, ct);
    }

    private static Dialog<VerdictAnswer> Question(Watched watched, SceneGraph scene, ModelPicture now)
    {
        Subgoal subgoal = watched.Subgoal;
        IEnumerable<string> ids = subgoal.Postcondition.SelectMany(p => new[] { p.Subject, p.Target }).OfType<string>();
        Workspace workspace = Workspace.Choose(SceneFacts.Of(scene).Where(f => f.Names is not null), subgoal.Sentence, ids, Facts);
        return new Dialog<VerdictAnswer>
        {
            Purpose = Purpose,
            Opening =
            [
                new("system", Task),
                new("user", $"The step: {subgoal.Sentence}\nStatements: {string.Join(", ", subgoal.Postcondition)}\nThe things:\n{workspace}"),
            ],
            Schema = VerdictAnswer.Schema,
            Pictures = watched.Before is { } before ? [before, now] : [now],
            Judge = text => ValueTask.FromResult(Read(text)),
            Repairs = 1,
        };
    }

    private static Judged<VerdictAnswer> Read(string text)
    {
        if (!AnswerReader.TryRead(text, out VerdictAnswer? answer, out string why)) return Judged<VerdictAnswer>.Unreadable(why);
        return answer.Probability is >= 0 and <= 1
            ? new(answer, FormattableString.Invariant($"probability {answer.Probability:F3}"), [])
            : Judged<VerdictAnswer>.Unreadable(FormattableString.Invariant($"probability is {answer.Probability}; allowed: 0 to 1"));
    }

    private Verdict Judged(Verdict open, SceneGraph scene, VerdictAnswer answer, Consultation asked)
    {
        double probability = Calibration.Of(answer.Probability, options);
        VerdictKind kind = Calibration.Kind(probability, options);
        string calibrated = FormattableString.Invariant($"calibrated probability {probability:F3}");
        return open with
        {
            Kind = kind,
            Cause = kind == VerdictKind.Violated ? Cause.NoProgress : Cause.None,
            Text = kind == VerdictKind.Inconclusive ? open.Text : $"in the picture: {answer.Why}",
            Evidence = open.Evidence.Add(new Evidence(scene.At.Step, scene.At.Time, "model's probability", probability, FormattableString.Invariant($"picture@{scene.At.Time.TotalMilliseconds:0}"))),
            Consultation = asked with { Taken = kind != VerdictKind.Inconclusive, Why = kind == VerdictKind.Inconclusive ? $"{calibrated} decides nothing" : calibrated },
        };
    }
}
