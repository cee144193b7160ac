using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Robotics.Brainstem;
using Robotics.Brainstem.Pace;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Protos.Cerebellum;
using Robotics.Tests.Brainstem;

namespace Robotics.Tests.Apart;

/// <summary>Real time, on a clock that the test turns: who falls silent, and what the arm does meanwhile.</summary>
public sealed class RealTimeTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan Absence = TimeSpan.FromMilliseconds(200);

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commander_that_falls_silent_loses_his_lease_and_the_arm_is_held_within_a_servo_period()
    {
        (FakeTorqueDriver driver, SimulatedServoBody body) = Body();
        TimeSpan period = body.Description.ServoPeriod, played = TimeSpan.Zero;
        CommandLease lease = await body.AcquireAsync("test", Ct);
        driver.BeforePeriod = _ =>
        {
            _clock.Advance(period);
            played += period;
        };
        ChunkOutcome outcome = await body.ExecuteAsync(lease, Chunk(lease, 1, 20), Ct);
        Assert.Equal(ChunkEnd.LeaseLost, outcome.End);

        // The step in which it was noticed is played to its end, as a hold; then the arm comes to rest.
        int commanded = (int)Math.Ceiling((Lifetime + period) / body.Description.ControlPeriod);
        Assert.Equal<double>(outcome.Steps[0].Commanded, outcome.Steps[commanded - 1].Commanded);
        Assert.NotEqual(outcome.Steps[0].Applied, outcome.Steps[commanded - 1].Applied, (a, b) => a.SequenceEqual(b));
        Assert.Equal(ChunkEnd.LeaseLost, (await body.ExecuteAsync(lease, Chunk(lease, 2, 1), Ct)).End);
        Assert.True(played > Lifetime);
    }

    [Fact]
    public async Task A_commander_that_says_that_he_is_alive_keeps_his_lease()
    {
        (FakeTorqueDriver driver, SimulatedServoBody body) = Body();
        CommandLease lease = await body.AcquireAsync("test", Ct);
        driver.BeforePeriod = period =>
        {
            _clock.Advance(body.Description.ServoPeriod);
            if (period % 10 == 0) _ = body.RenewAsync(lease, pauses: false).AsTask();
        };
        Assert.Equal(ChunkEnd.Played, (await body.ExecuteAsync(lease, Chunk(lease, 1, 20), Ct)).End);
    }

    [Fact]
    public async Task A_commander_that_was_silent_between_two_chunks_commands_nothing_more_unless_he_said_that_he_pauses()
    {
        SimulatedServoBody body = Body().Body;
        CommandLease lease = await body.AcquireAsync("test", Ct);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ChunkEnd.Played, (await body.ExecuteAsync(lease, Chunk(lease, 1, 1), Ct)).End);
        _clock.Advance(Absence);
        Assert.Equal(ChunkEnd.Played, (await body.ExecuteAsync(lease, await NextAsync(body, lease, 2), Ct)).End);
        await body.RenewAsync(lease, pauses: true);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ChunkEnd.Played, (await body.ExecuteAsync(lease, await NextAsync(body, lease, 3), Ct)).End);
        _clock.Advance(Absence + TimeSpan.FromMilliseconds(1));
        await body.RenewAsync(lease, pauses: false);
        ChunkOutcome late = await body.ExecuteAsync(lease, await NextAsync(body, lease, 4), Ct);
        Assert.Equal((ChunkEnd.LeaseLost, 0), (late.End, late.Steps.Length));
    }

    [Fact]
    public async Task Between_two_chunks_their_commander_says_that_he_is_there_and_after_a_while_that_he_pauses()
    {
        SimulatedServoBody body = new(new FakeTorqueDriver(), new FakeArm());
        Heard heard = new(body);
        await using ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(heard), r => r.MapBrainstem(),
            new RegionChannelOptions { Heartbeat = TimeSpan.FromMilliseconds(10), Clock = _clock });
        using BodyClient client = new(region.Channel);
        CommandLease lease = await client.AcquireAsync("test", Ct);
        Assert.Equal(ChunkEnd.Played, (await client.ExecuteAsync(lease, Chunk(lease, 1, 1), Ct)).End);
        Assert.False(await NextSaidAsync(heard));
        _clock.Advance(TimeSpan.FromSeconds(2));
        while (!await NextSaidAsync(heard)) Assert.False(Ct.IsCancellationRequested);
    }

    [Fact]
    public async Task A_cortex_that_was_silent_between_two_calls_has_nothing_more_done()
    {
        int advanced = 0;
        await using ServedRegion region = await CerebellumAsync(_ =>
        {
            advanced++;
            return new(new SkillProgress([], null));
        });
        using SkillExecutorClient client = new(region.Channel);
        await client.AdvanceAsync(new SkillSession("s"), 10, null, Ct);
        await client.AdvanceAsync(new SkillSession("s"), 10, null, Ct);
        Pass(TimeSpan.FromSeconds(3));
        RoboticsException lost = await Assert.ThrowsAsync<RoboticsException>(() => client.AdvanceAsync(new SkillSession("s"), 10, null, Ct).AsTask());
        Assert.Equal((ErrorCode.Unavailable, 2), (lost.Code, advanced));
        await client.AdvanceAsync(new SkillSession("s"), 10, null, Ct);
        Assert.Equal(3, advanced);
    }

    [Fact]
    public async Task A_cerebellum_that_does_not_hear_of_its_caller_cancels_what_it_does()
    {
        TaskCompletionSource began = new();
        await using ServedRegion region = await CerebellumAsync(async ct =>
        {
            await UntilCancelledAsync(began, ct);
            throw new OperationCanceledException(ct);
        });
        using SkillExecutorClient client = new(region.Channel);
        RoboticsException lost = await SilentAsync(client, began.Task);
        Assert.Equal(ErrorCode.Unavailable, lost.Code);
        Assert.Contains("has not heard of the cortex", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_told_for_silence_is_told_with_the_next_answer()
    {
        TaskCompletionSource began = new();
        SceneGraph scene = Some.Scene(Some.Table(), Some.Drawer("cabinet", 0));
        await using ServedRegion region = await CerebellumAsync(async ct =>
        {
            if (!began.Task.IsCompleted) await UntilCancelledAsync(began, ct);
            return new([new SkillStep(new AppliedStep(1, TimeSpan.Zero, [0], [0], []), scene, "there")], null);
        });
        using SkillExecutorClient client = new(region.Channel);
        await SilentAsync(client, began.Task);
        SkillProgress next = await client.AdvanceAsync(new SkillSession("s"), 10, null, Ct);
        Assert.Equal(scene.Objects.Length, Assert.Single(next.Steps).Scene.Objects.Length);
    }

    [Fact]
    public void A_paced_arm_takes_as_long_as_its_periods_say_and_resting_takes_no_body_time()
    {
        TimeSpan waited = TimeSpan.Zero;
        using PacedDriver driver = new(new FakeTorqueDriver(), _clock, time =>
        {
            waited += time;
            _clock.Advance(time);
        });
        BodyState state = new(driver.Describe().Joints.Length);
        TimeSpan period = driver.Describe().ServoPeriod;
        for (int i = 0; i < 100; i++) Assert.Equal(StepResult.Ok, driver.WaitNextPeriod());
        Assert.Equal(100 * period, waited);
        driver.Resting = true;
        for (int i = 0; i < 50; i++) driver.WaitNextPeriod();
        driver.Resting = false;
        driver.Read(ref state);
        Assert.Equal((100 * period, 100 * period), (waited, state.Time));
        _clock.Advance(TimeSpan.FromSeconds(5));
        driver.WaitNextPeriod();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(StepResult.Late, driver.WaitNextPeriod());
    }

    private (FakeTorqueDriver Driver, SimulatedServoBody Body) Body()
    {
        FakeTorqueDriver driver = new();
        return (driver, new SimulatedServoBody(driver, new FakeArm(), new ServoBodyOptions { LeaseLifetime = Lifetime, Absence = Absence, Clock = _clock }));
    }

    /// <summary>A cerebellum that waits for signs of life of its caller, and does this in each call.</summary>
    private Task<ServedRegion> CerebellumAsync(Func<CancellationToken, ValueTask<SkillProgress>> advance) => ServedRegion.StartAsync(
        s => s.AddSingleton<ISkillExecutor>(new Scripted(advance)).AddSingleton(new CommanderWatch(TimeSpan.FromMilliseconds(70), _clock) { Absence = Absence }), r => r.MapCerebellum());

    /// <summary>A call whose caller says nothing once it is under way.</summary>
    private async Task<RoboticsException> SilentAsync(SkillExecutorClient client, Task began)
    {
        Task<SkillProgress> advancing = client.AdvanceAsync(new SkillSession("s"), 10, null, Ct).AsTask();
        await began.WaitAsync(Ct);
        Pass(TimeSpan.FromMilliseconds(800));
        return await Assert.ThrowsAsync<RoboticsException>(() => advancing);
    }

    private static async Task UntilCancelledAsync(TaskCompletionSource began, CancellationToken ct)
    {
        TaskCompletionSource cancelled = new();
        await using CancellationTokenRegistration registration = ct.Register(cancelled.SetResult);
        began.SetResult();
        await cancelled.Task;
    }

    /// <summary>Time passes as it does: a jump would be a standstill of whoever looks at the clock, and silence does not count then.</summary>
    private void Pass(TimeSpan time)
    {
        TimeSpan step = TimeSpan.FromMilliseconds(5);
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += step) _clock.Advance(step);
    }

    /// <summary>Turns the clock until the commander says something; a word that falls into another's writing is left out.</summary>
    private async Task<bool> NextSaidAsync(Heard heard)
    {
        bool pauses;
        while (!heard.Said.TryRead(out pauses))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
            Ct.ThrowIfCancellationRequested();
        }

        return pauses;
    }

    private static async Task<ActionChunk> NextAsync(SimulatedServoBody body, CommandLease lease, long sequence)
    {
        Observation now = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        return Chunk(lease, sequence, 1) with { FirstStep = now.Step, ComputedFrom = now.Time };
    }

    private static ActionChunk Chunk(CommandLease lease, long sequence, int steps) => new()
    {
        Space = FakeBodies.Delta,
        TaskId = "t",
        SubgoalId = "s",
        Epoch = lease.Epoch,
        Sequence = sequence,
        ComputedFrom = TimeSpan.Zero,
        FirstStep = 0,
        Values = [.. Enumerable.Repeat<double[]>([0.5, 0.1, -0.2, 0, 0, 0, -1], steps).SelectMany(r => r)],
    };

    /// <summary>What a body is told of its commander: whether he pauses.</summary>
    private sealed class Heard(IBodyOperator body) : IBodyOperator
    {
        private readonly Channel<bool> _said = Channel.CreateUnbounded<bool>();

        public ChannelReader<bool> Said => _said.Reader;

        public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => body.AcquireAsync(request, ct);

        public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => body.ReleaseAsync(lease, ct);

        public ValueTask RevokeAsync(string holder, CancellationToken ct) => body.RevokeAsync(holder, ct);

        public async ValueTask RenewAsync(CommandLease lease, bool pauses)
        {
            await body.RenewAsync(lease, pauses);
            _said.Writer.TryWrite(pauses);
        }

        public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => body.ResetStopAsync(by, ct);
    }

    /// <summary>A skill that goes on as the test says.</summary>
    private sealed class Scripted(Func<CancellationToken, ValueTask<SkillProgress>> advance) : ISkillExecutor
    {
        public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct) => new(new SkillSession("s"));

        public ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct) => advance(ct);

        public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct) => throw new NotSupportedException();
    }
}
