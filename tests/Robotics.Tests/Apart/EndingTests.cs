using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Regions;
using Robotics.Protos.Calls;
using Robotics.Protos.Verifier;

namespace Robotics.Tests.Apart;

/// <summary>What a process does that is told to end, and what is left of a task that is over.</summary>
public sealed class EndingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_answers_a_call_is_freed_only_when_the_call_is_over()
    {
        Held verifier = new();
        ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IVerifier>(_ => verifier), r => r.MapVerifier());
        using RegionChannel channel = region.Again();
        using VerifierClient client = new(channel);
        Task ended = client.EndAsync(new MonitorSession("m"), Ct).AsTask();
        await verifier.Asked.Task.WaitAsync(Ct);
        Task ending = region.DisposeAsync().AsTask();
        Assert.False(verifier.IsFreed);
        verifier.Goes.SetResult();
        await ended;
        await ending;
        Assert.True(verifier.WasFreedAfterTheCall);
    }

    [Fact]
    public async Task A_skill_of_a_lease_that_is_over_neither_goes_on_nor_ends_another()
    {
        Counted inner = new();
        using FreshExecutor executor = new(new BodySource(_ => new((IBody)null!)), _ => (new Counted(inner), inner));
        Subgoal subgoal = Interlude("a");
        SkillSession old = await executor.BeginAsync(subgoal, new TaskStep("t", 0, TimeSpan.Zero), new CommandLease("cortex t", 1), TriedEdges.None, Ct);
        SkillSession now = await executor.BeginAsync(subgoal, new TaskStep("t", 0, TimeSpan.Zero), new CommandLease("cortex t", 2), TriedEdges.None, Ct);
        Assert.NotEqual(old, now);
        Assert.Equal(ErrorCode.Unavailable, (await Assert.ThrowsAsync<RoboticsException>(() => executor.AdvanceAsync(old, 1, null, Ct).AsTask())).Code);
        Assert.Equal(ErrorCode.Unavailable, (await Assert.ThrowsAsync<RoboticsException>(() => executor.EndAsync(old, EndReason.Cancelled, Ct).AsTask())).Code);
        Assert.Equal(
            ErrorCode.LeaseLost,
            (await Assert.ThrowsAsync<RoboticsException>(() => executor.BeginAsync(subgoal, default!, new CommandLease("cortex t", 1), TriedEdges.None, Ct).AsTask())).Code);
        Assert.Equal((0, 0), (inner.Advanced, inner.Ended));
        await executor.AdvanceAsync(now, 1, null, Ct);
        Assert.Equal((1, 0), (inner.Advanced, inner.Ended));
    }

    private static Subgoal Interlude(string id) => new()
    {
        Id = id, Verb = SkillVerb.Look, Object = "table", Postcondition = [], StepBudget = 1, RetryBudget = 0, Sentence = "look", Topic = "look",
    };

    /// <summary>Counts what comes to the executors that are made.</summary>
    private sealed class Counted(Counted? sum = null) : ISkillExecutor, IDisposable
    {
        public int Advanced { get; private set; }

        public int Ended { get; private set; }

        public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct) => new(new SkillSession("a#1"));

        public ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
        {
            (sum ?? this).Advanced++;
            return new(new SkillProgress([], null));
        }

        public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct)
        {
            (sum ?? this).Ended++;
            return new(new SkillOutcome(true, Cause.None, "", ""));
        }

        public void Dispose()
        {
        }
    }

    /// <summary>A verifier that takes its time to end a monitor.</summary>
    private sealed class Held : IVerifier, IDisposable
    {
        private bool _done;

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Goes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsFreed { get; private set; }

        public bool WasFreedAfterTheCall { get; private set; }

        public ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct) => throw new NotSupportedException();

        public async ValueTask EndAsync(MonitorSession monitor, CancellationToken ct)
        {
            Asked.SetResult();
            await Goes.Task;
            _done = true;
        }

        public void Dispose() => (IsFreed, WasFreedAfterTheCall) = (true, _done);
    }
}
