using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Calls;
using Robotics.Protos.Cerebellum;
using Robotics.Protos.Errors;
using V1 = Robotics.Protos.V1;
using Robotics.Protos.Verifier;

namespace Robotics.Tests.Apart;

/// <summary>What is sent ahead: steps before a skill's answer, scenes before a judgement.</summary>
public sealed class AheadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_step_is_told_while_the_skill_goes_on_and_is_in_its_answer_once(bool onSocket)
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<ISkillExecutor>(new TwoSteps(told.Task)), r => r.MapCerebellum(), onSocket: onSocket);
        using SkillExecutorClient client = new(region.Channel);
        for (int i = 1; i <= 2; i++)
        {
            List<long> heard = [];
            SkillProgress progress = await client.AdvanceAsync(new SkillSession("s"), 2, step => Hear(step, heard), Ct);
            Assert.Equal([1], heard);
            Assert.Equal([1, 2], progress.Steps.Select(s => s.Applied.Step));
            Assert.All(progress.Steps, s => Assert.Equal("cabinet", s.Scene.Objects[0].Id));
        }

        void Hear(SkillStep step, List<long> heard)
        {
            heard.Add(step.Applied.Step);
            told.TrySetResult();
        }
    }

    [Fact]
    public async Task A_window_of_which_a_step_was_lost_on_the_way_is_no_answer_and_the_next_one_is_asked_for_on_another_stream()
    {
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<Forgetful>(), r => r.MapGrpcService<Forgetful>());
        using SkillExecutorClient client = new(region.Channel);
        RoboticsException lost = await Assert.ThrowsAsync<RoboticsException>(() => client.AdvanceAsync(new SkillSession("s"), 2, null, Ct).AsTask());
        Assert.Equal(ErrorCode.Unavailable, lost.Code);
        Assert.Contains("Step 1 of a skill was lost", lost.Message, StringComparison.Ordinal);
        Assert.Empty((await client.AdvanceAsync(new SkillSession("s"), 2, null, Ct)).Steps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scenes_shown_ahead_are_judged_with_the_others_in_order_and_nothing_is_judged_before(bool onSocket)
    {
        Judged judged = new();
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IVerifier>(judged), r => r.MapVerifier(), onSocket: onSocket);
        using VerifierClient client = new(region.Channel);
        IVerifier verifier = client;
        MonitorSession one = new("one"), other = new("other");

        // A stream is opened by the first judgement.
        await verifier.JudgeAsync(one, [Scene(1)], Ct);
        SceneGraph[] next = [Scene(2), Scene(3), Scene(4)];
        verifier.ShowAhead(one, next[0]);
        verifier.ShowAhead(one, next[1]);
        await verifier.JudgeAsync(one, [.. next], Ct);

        // Shown of a try that came to nothing.
        verifier.ShowAhead(one, Scene(5));
        await verifier.JudgeAsync(other, [Scene(6)], Ct);
        verifier.ShowAhead(one, Scene(7));
        await verifier.JudgeAsync(one, [Scene(8)], Ct);
        Assert.Equal(["one: 1", "one: 2 3 4", "other: 6", "one: 8"], judged.Said);
    }

    [Fact]
    public void A_scene_ahead_that_comes_twice_counts_once_and_one_that_is_lost_ends_the_stream()
    {
        ScenesAhead there = new();
        ScenesSeen here = new();
        MonitorSession monitor = new("m");
        ImmutableArray<SceneGraph> scenes = [Scene(1), Scene(2), Scene(3)];
        var (first, second) = (there.Show(monitor, scenes[0]), there.Show(monitor, scenes[1]));
        here.Take(first);
        here.Take(first);
        here.Take(second);
        Assert.Equal([1, 2, 3], here.Of(there.Judge(monitor, scenes)).Select(s => s.At.Step));
        here.Take(there.Show(monitor, scenes[0]));
        there.Show(monitor, scenes[1]);
        Assert.Throws<RpcException>(() => here.Of(there.Judge(monitor, scenes)));
    }

    [Fact]
    public async Task A_stream_on_which_a_scene_was_lost_ends_as_a_lost_connection_does_after_which_the_judgement_is_asked_for_again()
    {
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IVerifier>(new Judged()), r => r.MapVerifier());
        using AsyncDuplexStreamingCall<V1.JudgeRequest, V1.JudgeResponse> call = new V1.VerifierService.VerifierServiceClient(region.Channel.Calls).Judge(cancellationToken: Ct);
        await call.RequestStream.WriteAsync(new V1.JudgeRequest { Monitor = "m", Number = 1, Ahead = 2 }, Ct);
        RpcException lost = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Ct));
        Assert.True(RemoteError.IsLostConnection(RemoteError.Of(lost, "the verifier", Ct)));
    }

    private static SceneGraph Scene(int step) => Some.Scene(Some.Table(), Some.Drawer("cabinet", 0)) with { At = new TaskStep("t", step, TimeSpan.FromSeconds(step)) };

    /// <summary>Takes two steps a call, the second once the first was heard of.</summary>
    private sealed class TwoSteps(Task heard) : ISkillExecutor
    {
        public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct) => throw new NotSupportedException();

        public async ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
        {
            SkillStep first = Step(1);
            stepped!(first);
            await heard.WaitAsync(ct);
            return new([first, Step(2)], null);
        }

        public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct) => throw new NotSupportedException();

        private static SkillStep Step(int number) => new(new AppliedStep(number, TimeSpan.Zero, [0], [0], []), Scene(number), "there");
    }

    /// <summary>A cerebellum of whose first stream what was told ahead does not come.</summary>
    private sealed class Forgetful : V1.CerebellumService.CerebellumServiceBase
    {
        private int _streams;

        public override Task Advance(IAsyncStreamReader<V1.AdvanceRequest> requestStream, IServerStreamWriter<V1.AdvanceResponse> responseStream, ServerCallContext context)
        {
            int lost = Interlocked.Increment(ref _streams) == 1 ? 1 : 0;
            return DuplexServer.AnswerAsync<V1.AdvanceRequest, V1.AdvanceResponse>(
                requestStream, responseStream, _ => new(new V1.AdvanceResponse { Progress = new(), Ahead = lost }), context.CancellationToken);
        }
    }

    private sealed class Judged : IVerifier
    {
        public List<string> Said { get; } = [];

        public ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct)
        {
            Said.Add($"{monitor.Id}: {string.Join(' ', newScenes.Select(s => s.At.Step))}");
            return new(new Verdict { Kind = VerdictKind.Inconclusive, Text = "", At = default });
        }

        public ValueTask EndAsync(MonitorSession monitor, CancellationToken ct) => ValueTask.CompletedTask;
    }
}
