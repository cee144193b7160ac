using Robotics.Brainstem;
using Robotics.Brainstem.Authority;
using Robotics.Brainstem.RealTime;
using Robotics.Brainstem.Servo;

namespace Robotics.Tests.Brainstem;

public sealed class RealTimeServoTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly double[] Forward = [0.5, 0.1, -0.2, 0, 0, 0, -1];

    [Fact]
    public void Deadlines_that_passed_are_counted_and_skipped_and_the_grid_stays()
    {
        PeriodicClock clock = new(TimeSpan.FromMilliseconds(5));
        clock.Start();
        LinuxClock.SleepUntil(LinuxClock.Now + 23_000_000);
        Assert.False(clock.Wait());
        long missed = clock.Missed;
        Assert.InRange(missed, 4, long.MaxValue);
        clock.Wait();
        Assert.Equal(2, clock.Lateness.Count);
    }

    [Fact]
    public async Task While_nothing_is_commanded_the_arm_is_held_and_time_passes_but_no_control_step()
    {
        DeadlineDriver driver = new(new FakeTorqueDriver());
        using ServoBody body = new(driver, new FakeArm(), new ServoBodyOptions { RealTime = true });
        Observation before = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        Observation now = before;
        while (now.Time - before.Time < TimeSpan.FromMilliseconds(50)) now = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        Assert.Equal(0, now.Step);
        Assert.InRange((now.TcpInWorld.Position - before.TcpInWorld.Position).Norm, 0, 1e-3);
    }

    [Fact]
    public async Task A_stop_is_obeyed_within_periods_and_latches()
    {
        FakeTorqueDriver arm = new();
        using ServoBody body = new(new DeadlineDriver(arm), new FakeArm(), new ServoBodyOptions { RealTime = true });
        CommandLease lease = await body.AcquireAsync("test", Ct);
        TaskCompletionSource moving = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ChunkOutcome> playing = PlayAsync(body, lease);
        arm.BeforePeriod = _ => moving.TrySetResult();
        await moving.Task;
        while ((await body.ObserveAsync(ObservationRequest.Proprioception, Ct)).TcpVelocity.Linear.Norm < 0.1) await Task.Yield();
        await body.StopAsync(new("operator", "hand in the cell"), Ct);
        int atStop = arm.Periods;
        ChunkOutcome outcome = await playing;
        Assert.Equal(ChunkEnd.Stopped, outcome.End);
        Assert.InRange(outcome.Steps.Length, 1, 39);
        Assert.InRange(arm.Periods - atStop, 1, 1000);
        Assert.Equal(BodyMode.EmergencyStop, (await body.ObserveAsync(ObservationRequest.Proprioception, Ct)).Mode);
    }

    /// <summary>The last row of a chunk may leave the goal ahead of the arm.</summary>
    [Fact]
    public void A_stop_a_lost_lease_and_an_ended_one_between_two_chunks_hold_the_arm_where_it_is()
    {
        double goesOn = WayAfter((_, _) => { });
        double[] held =
        [
            WayAfter((authority, _) => authority.Latch(new("operator", "hand in the cell"), TimeSpan.Zero)),
            WayAfter((authority, lease) => authority.Release(lease)),
            WayAfter((authority, _) => authority.Revoke("test")),
        ];
        Assert.All(held, way => Assert.InRange(way, 0, goesOn / 2));

        static double WayAfter(Action<CommandAuthority, CommandLease> then)
        {
            FakeTorqueDriver arm = new();
            CommandAuthority authority = new();
            ServoLoop loop = new(arm, new FakeArm(), SafetyLimits.Of(arm.Describe()), ServoBodyOptions.Default, authority);
            CommandLease lease = authority.Grant(new LeaseRequest("test"));
            Assert.True(loop.Play(FakeBodies.Delta, Forward, lease.Epoch));
            Vec3 from = loop.State.TcpInWorld.Position;
            then(authority, lease);
            for (int period = 0; period < 400; period++) loop.PlayIdle();
            return (loop.State.TcpInWorld.Position - from).Norm;
        }
    }

    [Fact]
    public void Whoever_was_given_up_before_he_had_a_lease_gets_none()
    {
        CommandAuthority authority = new();
        authority.Revoke("cortex task");
        Assert.Equal(ErrorCode.LeaseLost, Assert.Throws<RoboticsException>(() => authority.Grant(new LeaseRequest("cortex task"))).Code);
        Assert.Equal(1, authority.Grant(new LeaseRequest("cortex another")).Epoch);
    }

    private static async Task<ChunkOutcome> PlayAsync(ServoBody body, CommandLease lease)
    {
        Observation now = await body.ObserveAsync(ObservationRequest.Proprioception, Ct);
        ActionChunk chunk = new()
        {
            Space = FakeBodies.Delta,
            TaskId = "test",
            SubgoalId = "test",
            Epoch = lease.Epoch,
            Sequence = 1,
            ComputedFrom = now.Time,
            FirstStep = now.Step,
            Values = [.. Enumerable.Repeat(Forward, 40).SelectMany(r => r)],
        };
        return await body.ExecuteAsync(lease, chunk, Ct);
    }
}
