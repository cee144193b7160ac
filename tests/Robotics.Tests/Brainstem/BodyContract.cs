namespace Robotics.Tests.Brainstem;

/// <summary>What every simulated body behind the brainstem keeps, whatever its driver takes.</summary>
public abstract class BodyContract
{
    private static readonly double[] Still = [0, 0, 0, 0, 0, 0, -1];
    private static readonly double[] Forward = [0.5, 0.1, -0.2, 0, 0, 0, -1];

    [Fact]
    public async Task Time_passes_only_while_a_chunk_is_played_and_in_whole_control_steps()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        await commander.See();
        ChunkOutcome outcome = await commander.Repeat(3, Forward);
        Observation after = await commander.See();
        Assert.Equal(ChunkEnd.Played, outcome.End);
        Assert.Equal([1, 2, 3], outcome.Steps.Select(s => s.Step));
        Assert.Equal(body.Description.ControlPeriod * 3, after.Time);
        Assert.Equal((outcome.Steps[^1].Step, outcome.Steps[^1].Time), (after.Step, after.Time));
        Assert.Equal(BodyMode.Idle, after.Mode);
    }

    [Fact]
    public async Task A_row_that_breaks_no_rule_is_applied_as_it_is()
    {
        (_, _, Commander commander) = await Start();
        ChunkOutcome outcome = await commander.Repeat(2, Forward);
        Assert.All(outcome.Steps, s => Assert.Equal(Forward, s.Commanded));
        Assert.All(outcome.Steps, s => Assert.Equal(Forward, s.Applied));
        Assert.All(outcome.Steps, s => Assert.DoesNotContain(s.Clipped, name => !name.StartsWith("counted:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Numbers_beyond_their_range_are_clipped_and_the_rule_is_named()
    {
        (_, _, Commander commander) = await Start();
        AppliedStep step = Assert.Single((await commander.Play(0, 0, 3, 0, 0, 0, -7)).Steps);
        Assert.Equal([0, 0, 1, 0, 0, 0, -1], step.Applied);
        Assert.Equal(3, step.Commanded[2]);
        Assert.Contains("action_range", step.Clipped);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_number_that_is_not_finite_is_refused(double value)
    {
        (_, _, Commander commander) = await Start();
        await AssertRefused(commander, c => c with { Values = c.Values.SetItem(3, value) }, "row 0");
    }

    [Fact]
    public async Task A_chunk_of_the_wrong_length_is_refused()
    {
        (_, _, Commander commander) = await Start();
        await AssertRefused(commander, c => c with { Values = c.Values.RemoveAt(6) }, "rows of 7");
        await AssertRefused(commander, c => c with { Values = [] }, "rows of 7");
    }

    [Fact]
    public async Task An_action_space_that_the_body_does_not_accept_is_refused()
    {
        (_, _, Commander commander) = await Start();
        await AssertRefused(commander, c => c with { Space = c.Space with { Scale = [1, 1, 1, 1, 1, 1] } }, "action space");
    }

    [Fact]
    public async Task A_repeated_or_older_sequence_number_is_refused()
    {
        (_, _, Commander commander) = await Start();
        await commander.Play(Still);
        await AssertRefused(commander, c => c with { Sequence = c.Sequence - 1 }, "more than 1");
        await AssertRefused(commander, c => c with { Sequence = -5 }, "more than 1");
    }

    [Fact]
    public async Task A_chunk_of_another_epoch_than_its_lease_is_refused()
    {
        (_, _, Commander commander) = await Start();
        await AssertRefused(commander, c => c with { Epoch = c.Epoch - 1 }, "epoch 0");
    }

    [Fact]
    public async Task A_chunk_for_another_step_is_refused()
    {
        (_, _, Commander commander) = await Start();
        await AssertRefused(commander, c => c with { FirstStep = c.FirstStep + 1 }, "next step, 0");
    }

    [Fact]
    public async Task A_chunk_from_an_old_observation_or_from_the_future_is_refused()
    {
        (_, _, Commander commander) = await Start();
        await commander.Repeat(20, Still);
        await AssertRefused(commander, c => c with { ComputedFrom = c.ComputedFrom - TimeSpan.FromSeconds(0.6) }, "0.6 s before now");
        await AssertRefused(commander, c => c with { ComputedFrom = c.ComputedFrom + TimeSpan.FromSeconds(0.1) }, "0 to 0.5 s");
    }

    [Fact]
    public async Task Granting_the_lease_to_another_ends_it()
    {
        (ISimulatedBody body, FakeDriver driver, Commander first) = await Start();
        ActionChunk chunk = await first.Chunk(Forward);
        CommandLease second = await body.AcquireAsync("second", CancellationToken.None);
        ChunkOutcome outcome = await first.Play(chunk, CancellationToken.None);
        Assert.Equal(ChunkEnd.LeaseLost, outcome.End);
        Assert.Contains("second", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, driver.Periods);
        Assert.True(second.Epoch > first.Lease.Epoch);
    }

    [Fact]
    public async Task A_released_lease_commands_nothing_and_releasing_an_old_one_changes_nothing()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        await body.ReleaseAsync(new("test", commander.Lease.Epoch - 1), CancellationToken.None);
        Assert.Equal(ChunkEnd.Played, (await commander.Play(Still)).End);
        await body.ReleaseAsync(commander.Lease, CancellationToken.None);
        Assert.Equal(ChunkEnd.LeaseLost, (await commander.Play(Still)).End);
    }

    [Fact]
    public async Task A_lease_lost_while_a_chunk_is_played_ends_it_with_the_arm_at_rest()
    {
        (ISimulatedBody body, FakeDriver driver, Commander commander) = await Start();
        int halfway = 3 * PeriodsPerStep(body);
        driver.BeforePeriod = period =>
        {
            if (period == halfway) Assert.True(body.AcquireAsync("second", CancellationToken.None).AsTask().Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        };
        ChunkOutcome outcome = await commander.Repeat(20, Forward);
        Assert.Equal(ChunkEnd.LeaseLost, outcome.End);
        Assert.InRange(outcome.Steps.Length, 4, 20 + 4);
        Assert.All(outcome.Steps.Skip(4), s => Assert.Equal(Still, s.Applied));
        AssertAtRest(await commander.See());
    }

    [Fact]
    public async Task A_stop_latches_and_voids_the_leases_granted_before()
    {
        (ISimulatedBody body, FakeDriver driver, Commander commander) = await Start();
        StopState stop = await body.StopAsync(new("operator", "smoke"), CancellationToken.None);
        Assert.Equal((true, BodyMode.EmergencyStop, "operator", "smoke"), (stop.Latched, stop.Mode, stop.By, stop.Reason));
        Assert.Equal("operator", (await body.StopAsync(new("another", "fire"), CancellationToken.None)).By);

        ChunkOutcome refused = await commander.Play(Forward);
        Assert.Equal((ChunkEnd.Stopped, 0), (refused.End, driver.Periods));
        Assert.Equal(BodyMode.EmergencyStop, (await commander.See()).Mode);
        var error = await Assert.ThrowsAsync<RoboticsException>(async () => await body.AcquireAsync("test", CancellationToken.None));
        Assert.Equal(ErrorCode.Stopped, error.Code);

        Assert.False((await body.ResetStopAsync("operator", CancellationToken.None)).Latched);
        Assert.Equal(ChunkEnd.LeaseLost, (await commander.Play(Forward)).End);
        Assert.Equal(ChunkEnd.Played, (await (await Commander.Of(body)).Play(Forward)).End);
    }

    [Fact]
    public async Task An_emergency_stop_outranks_a_protective_one_and_whatever_else_is_asked_for_is_one()
    {
        (ISimulatedBody body, _, _) = await Start();
        Assert.Equal(BodyMode.ProtectiveStop, (await body.StopAsync(new("a", "x", BodyMode.ProtectiveStop), CancellationToken.None)).Mode);
        Assert.Equal(BodyMode.EmergencyStop, (await body.StopAsync(new("b", "y"), CancellationToken.None)).Mode);
        Assert.Equal(BodyMode.EmergencyStop, (await body.StopAsync(new("c", "z", BodyMode.ProtectiveStop), CancellationToken.None)).Mode);
        await body.ResetStopAsync("operator", CancellationToken.None);
        Assert.Equal(BodyMode.EmergencyStop, (await body.StopAsync(new("a", "x", BodyMode.Idle), CancellationToken.None)).Mode);
    }

    [Fact]
    public async Task A_stop_from_another_thread_brings_a_moving_arm_to_rest()
    {
        (ISimulatedBody body, FakeDriver driver, Commander commander) = await Start();
        using ManualResetEventSlim moving = new();
        using ManualResetEventSlim stopped = new();
        int halfway = 5 * PeriodsPerStep(body);
        driver.BeforePeriod = period =>
        {
            if (period != halfway) return;
            moving.Set();
            Assert.True(stopped.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        };
        Task<ChunkOutcome> playing = Task.Run(() => commander.Repeat(40, Forward), TestContext.Current.CancellationToken);
        Assert.True(moving.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        await body.StopAsync(new("operator", "hand in the cell"), TestContext.Current.CancellationToken);
        stopped.Set();
        ChunkOutcome outcome = await playing;
        Assert.Equal(ChunkEnd.Stopped, outcome.End);
        Assert.Contains("hand in the cell", outcome.Reason, StringComparison.Ordinal);
        Assert.InRange(outcome.Steps.Length, 6, 30);
        AssertAtRest(await commander.See());
    }

    [Fact]
    public async Task Cancelling_holds_the_arm_before_it_returns()
    {
        (ISimulatedBody body, FakeDriver driver, Commander commander) = await Start();
        using CancellationTokenSource cancel = new();
        int halfway = 5 * PeriodsPerStep(body);
        driver.BeforePeriod = period =>
        {
            if (period != halfway) return;
            cancel.Cancel();
            AwaitCancellation();
        };
        ActionChunk chunk = await commander.Chunk([.. Enumerable.Repeat(Forward, 40).SelectMany(r => r)]);
        ChunkOutcome outcome = await commander.Play(chunk, cancel.Token);
        Assert.Equal(ChunkEnd.Preempted, outcome.End);
        Assert.Equal(Forward, outcome.Steps[5].Applied);
        Assert.All(outcome.Steps.Skip(6), s => Assert.Equal(Still, s.Applied));
        Observation after = await commander.See();
        AssertAtRest(after);
        Assert.Equal(outcome.Steps[^1].Step, after.Step);
        Assert.Equal(ChunkEnd.Played, (await commander.Play(Still)).End);
    }

    [Fact]
    public async Task Cancelling_before_the_first_step_moves_nothing()
    {
        (_, FakeDriver driver, Commander commander) = await Start();
        ChunkOutcome outcome = await commander.Play(await commander.Chunk(Forward), new CancellationToken(canceled: true));
        Assert.Equal((ChunkEnd.Preempted, 0, 0), (outcome.End, outcome.Steps.Length, driver.Periods));
    }

    [Fact]
    public async Task A_diverged_simulator_is_reported_with_the_last_motion_until_a_state_is_restored()
    {
        (ISimulatedBody body, FakeDriver driver, Commander commander) = await Start();
        await commander.Repeat(45, Still);
        SimulatedState good = body.Save();
        driver.Result = StepResult.Diverged;
        ChunkOutcome outcome = await commander.Repeat(3, Forward);
        Assert.Equal((ChunkEnd.Diverged, 0), (outcome.End, outcome.Steps.Length));
        TimeSpan kept = outcome.LastMotion[^1].Time - outcome.LastMotion[0].Time;
        Assert.InRange(kept, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2));
        Assert.Equal(7, outcome.LastMotion[^1].Command.Length);

        driver.Result = StepResult.Ok;
        Assert.Equal(ChunkEnd.Diverged, (await commander.Play(Forward)).End);
        body.Restore(good);
        Assert.Equal(ChunkEnd.Played, (await (await Commander.Of(body)).Play(Forward)).End);
    }

    [Fact]
    public async Task A_body_that_does_not_answer_is_stopped()
    {
        (_, FakeDriver driver, Commander commander) = await Start();
        driver.Result = StepResult.Lost;
        ChunkOutcome outcome = await commander.Repeat(3, Forward);
        Assert.Equal(ChunkEnd.Reflex, outcome.End);
        Assert.Contains("does not answer", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(BodyMode.ProtectiveStop, (await commander.See()).Mode);
        Assert.Equal(ChunkEnd.Stopped, (await commander.Play(Forward)).End);
    }

    [Fact]
    public async Task A_restored_state_replays_bit_for_bit()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        await commander.Repeat(4, Forward);
        SimulatedState before = body.Save();
        ActionChunk chunk = await commander.Chunk(0.2, 1.5, -0.3, 0.1, 0, 0.3, 1, -0.4, 0, 0, 0, 0, 0, 1);
        ChunkOutcome first = await commander.Play(chunk, CancellationToken.None);
        SimulatedState once = body.Save();
        body.Restore(before);
        Assert.Equal(before.Bytes.ToArray(), body.Save().Bytes.ToArray());
        ChunkOutcome again = await commander.Play(chunk, CancellationToken.None);
        Assert.Equal(once.Bytes.ToArray(), body.Save().Bytes.ToArray());
        Assert.Equal(first.Steps.Select(s => s.Applied.ToArray()), again.Steps.Select(s => s.Applied.ToArray()));
    }

    [Fact]
    public async Task Epochs_never_come_twice_even_after_a_restore()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        SimulatedState before = body.Save();
        CommandLease later = await body.AcquireAsync("later", CancellationToken.None);
        body.Restore(before);
        Assert.Equal(ChunkEnd.Played, (await commander.Play(Still)).End);
        Assert.True((await body.AcquireAsync("latest", CancellationToken.None)).Epoch > later.Epoch);
    }

    [Fact]
    public async Task Restoring_does_not_end_a_stop()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        SimulatedState before = body.Save();
        await body.StopAsync(new("operator", "test"), CancellationToken.None);
        body.Restore(before);
        Assert.Equal(ChunkEnd.Stopped, (await commander.Play(Still)).End);
    }

    [Fact]
    public async Task A_state_of_another_model_or_cut_off_is_refused()
    {
        (ISimulatedBody body, _, _) = await Start();
        SimulatedState state = body.Save();
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => body.Restore(state with { Model = "other" })).Code);
        Assert.Equal(
            ErrorCode.InvalidArgument,
            Assert.Throws<RoboticsException>(() => body.Restore(state with { Bytes = state.Bytes[..^9] })).Code);
    }

    [Fact]
    public async Task A_fork_goes_the_same_way_and_leaves_the_original_alone()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        await commander.Repeat(3, Forward);
        ISimulatedBody fork = body.Fork();
        SimulatedState before = body.Save();
        await (await Commander.Of(fork)).Repeat(5, Forward);
        Assert.Equal(before.Bytes.ToArray(), body.Save().Bytes.ToArray());
        await commander.Repeat(5, Forward);
        Observation a = await commander.See();
        Observation b = await fork.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);
        Assert.Equal((a.Step, a.Time, a.TcpInWorld), (b.Step, b.Time, b.TcpInWorld));
        Assert.Equal(a.JointPositions, b.JointPositions);
    }

    [Fact]
    public async Task A_fork_has_no_lease_holder()
    {
        (ISimulatedBody body, _, Commander commander) = await Start();
        ChunkOutcome outcome = await body.Fork().ExecuteAsync(commander.Lease, await commander.Chunk(Forward), CancellationToken.None);
        Assert.Equal(ChunkEnd.LeaseLost, outcome.End);
    }

    [Fact]
    public async Task A_camera_that_the_body_does_not_have_is_refused()
    {
        (ISimulatedBody body, _, _) = await Start();
        ObservationRequest request = new(false, [new CameraRequest("ceiling", 8, 8)]);
        var error = await Assert.ThrowsAsync<RoboticsException>(async () => await body.ObserveAsync(request, CancellationToken.None));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
    }

    /// <summary>The driver under test and the body over it.</summary>
    private protected abstract (ISimulatedBody Body, FakeDriver Driver) Make();

    /// <summary>Returns when a cancellation has reached the body: at once where it is here.</summary>
    private protected virtual void AwaitCancellation()
    {
    }

    private static int PeriodsPerStep(ISimulatedBody body) => ControlRate.StepsPer(body.Description.ControlPeriod, body.Description.ServoPeriod);

    private static void AssertAtRest(Observation now)
    {
        Assert.InRange(now.TcpVelocity.Linear.Norm, 0, 0.005);
        Assert.InRange(now.TcpVelocity.Angular.Norm, 0, 0.05);
    }

    private static async Task AssertRefused(Commander commander, Func<ActionChunk, ActionChunk> change, string says)
    {
        Observation before = await commander.See();
        ActionChunk chunk = change(await commander.Chunk([.. Forward, .. Forward]));
        var error = await Assert.ThrowsAsync<RoboticsException>(() => commander.Play(chunk, CancellationToken.None));
        Assert.Equal(ErrorCode.CommandRejected, error.Code);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Observation after = await commander.See();
        Assert.Equal((before.Step, before.Time), (after.Step, after.Time));
        Assert.Equal(before.JointPositions, after.JointPositions);
    }

    private async Task<(ISimulatedBody Body, FakeDriver Driver, Commander Commander)> Start()
    {
        (ISimulatedBody body, FakeDriver driver) = Make();
        return (body, driver, await Commander.Of(body));
    }
}
