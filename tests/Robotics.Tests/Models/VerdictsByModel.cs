using Robotics.Cortex.Models;
using Robotics.Cortex.Models.Asking;
using Robotics.Cortex.Models.Verdicts;

namespace Robotics.Tests.Models;

/// <summary>A vision-language model that is shown pictures where the verifier cannot decide.</summary>
public sealed class VerdictsByModel
{
    private static readonly SceneGraph Scene = Language.LanguageScene.Tabletop;

    private static readonly Subgoal Placing = new()
    {
        Id = "s1", Verb = SkillVerb.Place, Object = "o4", Target = "o1/inside", Relation = PredicateKind.In, Postcondition = [new(PredicateKind.In, "o4", "o1/inside")],
        StepBudget = 10, RetryBudget = 0, Sentence = "put the red block in the bowl",
    };

    [Theory]
    [InlineData(0.99, 1, VerdictKind.Satisfied)]
    [InlineData(0.01, 1, VerdictKind.Violated)]
    [InlineData(0.6, 1, VerdictKind.Inconclusive)]
    [InlineData(0.99, 0.5, VerdictKind.Inconclusive)]
    public async Task The_stated_probability_counts_for_what_calibration_makes_of_it(double stated, double slope, VerdictKind kind)
    {
        await using ModelBench bench = await ModelBench.StartAsync(
            _ => ServerAnswer.Say(FormattableString.Invariant($$"""{"probability":{{stated}},"why":"it lies in the bowl"}""")), o => o with { Verdicts = new() { After = 2, Slope = slope } });
        ModelVerifier verifier = Over(bench, VerdictKind.Inconclusive);
        MonitorSession session = await verifier.BeginAsync(Placing, DurationModel.Unknown, TestContext.Current.CancellationToken);
        Assert.Null((await verifier.JudgeAsync(session, [Scene], TestContext.Current.CancellationToken)).Consultation);
        Verdict verdict = await verifier.JudgeAsync(session, [Scene], TestContext.Current.CancellationToken);
        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(kind != VerdictKind.Inconclusive, verdict.Consultation!.Taken);
        Assert.Equal(kind == VerdictKind.Violated ? Cause.NoProgress : Cause.None, verdict.Cause);
        Assert.Equal(2, bench.Server.Questions.Single().Pictures);
        Assert.Contains("In(o4, o1/inside)", bench.Server.Questions[0].Asked, StringComparison.Ordinal);
        await verifier.EndAsync(session, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(VerdictKind.Satisfied)]
    [InlineData(VerdictKind.Violated)]
    public async Task What_the_monitors_decide_is_not_asked_about(VerdictKind decided)
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Refuse(500, "nobody should ask"), o => o with { Verdicts = new() { After = 1 } });
        ModelVerifier verifier = Over(bench, decided);
        MonitorSession session = await verifier.BeginAsync(Placing, DurationModel.Unknown, TestContext.Current.CancellationToken);
        Assert.Equal(decided, (await verifier.JudgeAsync(session, [Scene], TestContext.Current.CancellationToken)).Kind);
        Assert.Empty(bench.Server.Questions);
    }

    [Fact]
    public async Task Nonsense_and_faults_leave_it_open_and_a_subgoal_is_asked_about_a_few_times_only()
    {
        await using ModelBench bench = await ModelBench.StartAsync(
            q => q.Number < 3 ? ServerAnswer.Say("""{"probability":7,"why":""}""") : ServerAnswer.Refuse(400, "no"), o => o with { Verdicts = new() { After = 1, PerSubgoal = 2 } });
        ModelVerifier verifier = Over(bench, VerdictKind.Inconclusive);
        MonitorSession session = await verifier.BeginAsync(Placing, DurationModel.Unknown, TestContext.Current.CancellationToken);
        for (int i = 0; i < 6; i++) Assert.Equal(VerdictKind.Inconclusive, (await verifier.JudgeAsync(session, [Scene], TestContext.Current.CancellationToken)).Kind);
        Assert.Equal(3, bench.Server.Questions.Count);
    }

    private static ModelVerifier Over(ModelBench bench, VerdictKind says) =>
        new(new Saying(says), bench.Models.Consultant(), bench.Models.Options.Verdicts, _ => ValueTask.FromResult<ModelPicture?>(ModelPicture.Of(new byte[] { 1, 2, 3 })));

    private sealed class Saying(VerdictKind kind) : IVerifier
    {
        public ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct) => new(new MonitorSession("m"));

        public ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct) =>
            new(new Verdict { Kind = kind, Text = "as told", At = newScenes[^1].At });

        public ValueTask EndAsync(MonitorSession monitor, CancellationToken ct) => default;
    }
}
