using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Brainstem;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Protos.Cortex;
using Robotics.Tests.Brainstem;
using Robotics.Tests.TaskLoop;

namespace Robotics.Tests.Apart;

/// <summary>A commander that is gone, and one that comes back.</summary>
public sealed class FencingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_commander_goes_while_the_arm_moves_the_arm_is_held_and_its_lease_is_void()
    {
        FakeTorqueDriver driver = new();
        SimulatedServoBody body = new(driver, new FakeArm());
        Released released = new(body);
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(released), r => r.MapBrainstem());
        BodyClient client = new(region.Channel);
        using ManualResetEventSlim gone = new();
        Task moving = PausesMidway(driver, gone);
        CommandLease lease = await client.AcquireAsync("test", Ct);
        Task<ChunkOutcome> playing = client.ExecuteAsync(lease, Chunk(lease, 100), Ct).AsTask();
        await moving.WaitAsync(Ct);
        client.Dispose();
        await Assert.ThrowsAsync<RoboticsException>(() => playing);
        await released.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        gone.Set();

        // The lease is void at once. Whoever commands next waits until the arm has been brought to rest.
        using BodyClient again = new(region.Channel);
        Assert.Equal(ChunkEnd.LeaseLost, (await again.ExecuteAsync(lease, Chunk(lease, 1) with { Sequence = 2 }, Ct)).End);
        Observation held = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        Assert.InRange(held.TcpVelocity.Linear.Norm, 0, 0.005);
        ChunkOutcome late = await again.ExecuteAsync(lease, Chunk(lease, 1) with { Sequence = 3, FirstStep = held.Step, ComputedFrom = held.Time }, Ct);
        Assert.Equal((ChunkEnd.LeaseLost, held.Step), (late.End, (await body.ObserveAsync(ObservationRequest.Proprioception, Ct)).Step));
    }

    [Fact]
    public async Task No_lease_of_before_a_restart_counts_after_it()
    {
        SimulatedServoBody first = new(new FakeTorqueDriver(), new FakeArm(), new ServoBodyOptions { LastEpoch = 1000 });
        CommandLease old = await first.AcquireAsync("test", Ct);
        SimulatedServoBody second = new(new FakeTorqueDriver(), new FakeArm(), new ServoBodyOptions { LastEpoch = 2000 });
        CommandLease later = await second.AcquireAsync("test", Ct);
        Assert.True(later.Epoch > old.Epoch);
        Assert.Equal(ChunkEnd.LeaseLost, (await second.ExecuteAsync(old, Chunk(old, 1), Ct)).End);
    }

    [Fact]
    public async Task A_lease_that_was_lost_is_followed_by_another_only_while_nobody_else_has_had_one_since()
    {
        SimulatedServoBody body = new(new FakeTorqueDriver(), new FakeArm());
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(body), r => r.MapBrainstem());
        using BodyClient client = new(region.Channel);
        CommandLease lost = await client.AcquireAsync("cortex", Ct);
        await client.ReleaseAsync(lost, Ct);
        CommandLease next = await client.AcquireAsync(new LeaseRequest("cortex") { After = lost }, Ct);
        Assert.Equal(lost.Epoch + 1, next.Epoch);
        Assert.Equal(ChunkEnd.LeaseLost, (await client.ExecuteAsync(lost, Chunk(lost, 1), Ct)).End);
        await client.AcquireAsync("another", Ct);
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(() => client.AcquireAsync(new LeaseRequest("cortex") { After = next }, Ct).AsTask());
        Assert.Equal(ErrorCode.LeaseLost, refused.Code);
    }

    [Fact]
    public async Task A_holder_who_was_given_up_commands_nothing_more_no_lease_follows_his_and_the_next_ones_stays()
    {
        SimulatedServoBody body = new(new FakeTorqueDriver(), new FakeArm());
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(body), r => r.MapBrainstem());
        using BodyClient client = new(region.Channel);
        CommandLease frozen = await client.AcquireAsync("cortex", Ct);
        await client.RevokeAsync("another", Ct);
        Assert.Equal(ChunkEnd.Played, (await client.ExecuteAsync(frozen, Chunk(frozen, 1), Ct)).End);
        await client.RevokeAsync("cortex", Ct);
        Observation held = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        ChunkOutcome late = await client.ExecuteAsync(frozen, Chunk(frozen, 1) with { Sequence = 2, FirstStep = held.Step, ComputedFrom = held.Time }, Ct);
        Assert.Equal((ChunkEnd.LeaseLost, 0), (late.End, late.Steps.Length));
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(() => client.AcquireAsync(new LeaseRequest("cortex") { After = frozen }, Ct).AsTask());
        Assert.Equal(ErrorCode.LeaseLost, refused.Code);
        CommandLease next = await client.AcquireAsync("next", Ct);
        await client.RevokeAsync("cortex", Ct);
        Assert.Equal(ChunkEnd.Played, (await client.ExecuteAsync(next, Chunk(next, 1) with { FirstStep = held.Step, ComputedFrom = held.Time }, Ct)).End);
    }

    [Fact]
    public async Task Whoever_gives_a_cortex_up_ends_its_lease()
    {
        SimulatedServoBody body = new(new FakeTorqueDriver(), new FakeArm());
        await using ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<ITaskRunners>(new Frozen()).AddSingleton<IPlanner>(new ScriptedRegions()), r => r.MapCortex(),
            new RegionChannelOptions { Patience = TimeSpan.FromMilliseconds(50) });
        TaskRequest request = new() { TaskId = "t/1", Instruction = new Instruction("wave"), Seed = 0 };
        await body.AcquireAsync(request.LeaseHolder, Ct);
        TaskEvent? last = null;
        await foreach (TaskEvent e in new TaskRunnerClient(region.Channel, body, new BrainOptions()).RunAsync(request, Ct)) last = e;
        Assert.Equal(Cause.Unavailable, Assert.IsType<TaskEnded>(last).Outcome.Cause);
        Assert.Equal(0, body.Over.Authority.Current.Epoch);
    }

    [Fact]
    public async Task A_lease_that_follows_another_is_granted_when_the_arm_is_held()
    {
        FakeTorqueDriver driver = new();
        SimulatedServoBody body = new(driver, new FakeArm());
        using ManualResetEventSlim goOn = new();
        Task moving = PausesMidway(driver, goOn);
        CommandLease lost = await body.AcquireAsync("cortex", Ct);
        Task<ChunkOutcome> playing = Task.Run(() => body.ExecuteAsync(lost, Chunk(lost, 100), Ct).AsTask(), Ct);
        await moving.WaitAsync(Ct);
        Task<CommandLease> next = body.AcquireAsync(new LeaseRequest("cortex") { After = lost }, Ct).AsTask();
        Assert.False(next.IsCompleted);
        goOn.Set();
        CommandLease lease = await next;
        Assert.Equal(ChunkEnd.LeaseLost, (await playing).End);
        Observation held = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        Assert.Equal(ChunkEnd.Played, (await body.ExecuteAsync(lease, Chunk(lease, 1) with { FirstStep = held.Step, ComputedFrom = held.Time }, Ct)).End);
    }

    /// <summary>The driver stands still in the middle of what it plays until it may go on.</summary>
    /// <returns>Done when it does.</returns>
    private static Task PausesMidway(FakeTorqueDriver driver, ManualResetEventSlim goOn)
    {
        TaskCompletionSource moving = new();
        driver.BeforePeriod = period =>
        {
            if (period != 30) return;
            moving.SetResult();
            goOn.Wait(TimeSpan.FromSeconds(20), Ct);
        };
        return moving.Task;
    }

    private static ActionChunk Chunk(CommandLease lease, int steps) => new()
    {
        Space = FakeBodies.Delta,
        TaskId = "t",
        SubgoalId = "s",
        Epoch = lease.Epoch,
        Sequence = 1,
        ComputedFrom = TimeSpan.Zero,
        FirstStep = 0,
        Values = [.. Enumerable.Repeat<double[]>([0.5, 0.1, -0.2, 0, 0, 0, -1], steps).SelectMany(r => r)],
    };

    /// <summary>A cortex that says nothing.</summary>
    private sealed class Frozen : ITaskRunners, ITaskRunner
    {
        public ITaskRunner For(BrainOptions options) => this;

        public async IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, [EnumeratorCancellation] CancellationToken ct)
        {
            TaskCompletionSource over = new();
            await using CancellationTokenRegistration registration = ct.Register(over.SetResult);
            await over.Task;
            yield break;
        }
    }

    /// <summary>The operator's side, with an eye on leases that are given back.</summary>
    private sealed class Released(IBodyOperator body) : IBodyOperator
    {
        private readonly TaskCompletionSource _released = new();

        public Task Task => _released.Task;

        public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => body.AcquireAsync(request, ct);

        public async ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct)
        {
            await body.ReleaseAsync(lease, ct);
            _released.TrySetResult();
        }

        public ValueTask RevokeAsync(string holder, CancellationToken ct) => body.RevokeAsync(holder, ct);

        public ValueTask RenewAsync(CommandLease lease, bool pauses) => body.RenewAsync(lease, pauses);

        public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => body.ResetStopAsync(by, ct);
    }
}
