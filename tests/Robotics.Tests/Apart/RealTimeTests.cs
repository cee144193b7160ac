using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Robotics.Brainstem;
using Robotics.Brainstem.Pace;
using Robotics.Protos.Calls;
using Robotics.Protos.Cerebellum;
using Robotics.Tests.Brainstem;

namespace Robotics.Tests.Apart;

/// <summary>Real time, on a clock that the test turns: who falls silent, and what the arm does meanwhile.</summary>
public sealed class RealTimeTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(80);

    private readonly FakeTimeProvider _clock = new();

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
    public async Task A_cerebellum_that_does_not_hear_of_its_caller_cancels_what_it_does()
    {
        Waiting executor = new();
        await using ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<ISkillExecutor>(executor).AddSingleton(new CommanderWatch(TimeSpan.FromMilliseconds(70), _clock)), r => r.MapCerebellum());
        using SkillExecutorClient client = new(region.Channel);
        Task<SkillProgress> advancing = client.AdvanceAsync(new SkillSession("s"), 10, Ct).AsTask();
        await executor.Began.WaitAsync(Ct);
        _clock.Advance(TimeSpan.FromMilliseconds(800));
        RoboticsException lost = await Assert.ThrowsAsync<RoboticsException>(() => advancing);
        Assert.Equal(ErrorCode.Unavailable, lost.Code);
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
        return (driver, new SimulatedServoBody(driver, new FakeArm(), new ServoBodyOptions { LeaseLifetime = Lifetime, Clock = _clock }));
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

    /// <summary>A skill that goes on until it is cancelled.</summary>
    private sealed class Waiting : ISkillExecutor
    {
        private readonly TaskCompletionSource _began = new();

        public Task Began => _began.Task;

        public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct) => new(new SkillSession("s"));

        public async ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, CancellationToken ct)
        {
            TaskCompletionSource cancelled = new();
            await using CancellationTokenRegistration registration = ct.Register(cancelled.SetResult);
            _began.SetResult();
            await cancelled.Task;
            throw new OperationCanceledException(ct);
        }

        public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct) => throw new NotSupportedException();
    }
}
