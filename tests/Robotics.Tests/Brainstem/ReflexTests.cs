using Robotics.Brainstem;

namespace Robotics.Tests.Brainstem;

public sealed class ReflexTests
{
    private static readonly double[] Forward = [0.5, 0.1, -0.2, 0, 0, 0, 1];

    private static readonly SensorDescription Gas = new("gas", "ppm", 0, 1000, Scale: 100, Offset: -50);

    [Fact]
    public async Task A_sensor_beyond_its_threshold_stops_the_body_until_an_operator_resets_it()
    {
        (SimulatedServoBody body, FakeTorqueDriver driver, Commander commander) = await Start(Cell(ReflexAction.Stop));
        body.Report("gas", 1);
        driver.BeforePeriod = period =>
        {
            if (period == 30) body.Report("gas", 8);
        };
        ChunkOutcome outcome = await commander.Repeat(20, Forward);
        Assert.Equal(ChunkEnd.Reflex, outcome.End);
        Assert.Contains("gas is at 750 ppm; allowed: up to 500", outcome.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.LastMotion);
        Assert.InRange((await commander.See()).TcpVelocity.Linear.Norm, 0, 0.005);
        Assert.Equal(BodyMode.ProtectiveStop, (await commander.See()).Mode);
        Assert.Equal(ChunkEnd.Stopped, (await commander.Play(Forward)).End);

        driver.BeforePeriod = _ => { };
        body.Report("gas", 1);
        await body.ResetStopAsync("operator", CancellationToken.None);
        Assert.Equal(ChunkEnd.Played, (await (await Commander.Of(body)).Play(Forward)).End);
    }

    [Fact]
    public async Task The_stop_is_latched_in_the_servo_period_that_finds_its_cause_before_the_control_step_is_over()
    {
        (SimulatedServoBody body, FakeTorqueDriver driver, Commander commander) = await Start(Cell(ReflexAction.Stop));
        body.Report("gas", 1);
        driver.BeforePeriod = period =>
        {
            if (period == 30) body.Report("gas", 8);
        };
        await commander.Repeat(20, Forward);
        StopState stop = await body.StopAsync(new("test", "already stopped"), CancellationToken.None);
        Assert.Equal("brainstem", stop.By);
        Assert.InRange(stop.Since / body.Description.ServoPeriod, 30, 32);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    public async Task A_reading_that_cannot_be_true_counts_as_beyond_the_threshold(double raw)
    {
        (SimulatedServoBody body, _, Commander commander) = await Start(Cell(ReflexAction.Stop));
        body.Report("gas", raw);
        ChunkOutcome outcome = await commander.Repeat(3, Forward);
        Assert.Equal(ChunkEnd.Reflex, outcome.End);
        Assert.Contains("nothing that can be true", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sensor_that_falls_silent_counts_as_beyond_the_threshold()
    {
        SafetyDescription cell = Cell(ReflexAction.Stop);
        (SimulatedServoBody body, _, Commander commander) = await Start(cell with { Sensors = [Gas with { MaxAgeSeconds = 0.2 }] });
        body.Report("gas", 1);
        ChunkOutcome outcome = await commander.Repeat(20, Forward);
        Assert.Equal(ChunkEnd.Reflex, outcome.End);
        Assert.InRange(outcome.Steps.Count(s => s.Applied.SequenceEqual(Forward)), 4, 5);
    }

    [Fact]
    public async Task The_gripper_opens_by_reflex()
    {
        (SimulatedServoBody body, _, Commander commander) = await Start(Cell(ReflexAction.OpenGripper));
        body.Report("gas", 1);
        await commander.Repeat(10, Forward);
        double closed = (await commander.See()).GripperWidth;
        body.Report("gas", 9);
        Assert.Equal(ChunkEnd.Reflex, (await commander.Repeat(5, Forward)).End);
        Assert.True((await commander.See()).GripperWidth > closed);
    }

    [Fact]
    public async Task The_arm_goes_back_by_reflex_to_where_it_was()
    {
        (SimulatedServoBody body, _, Commander commander) = await Start(Cell(ReflexAction.Retreat));
        body.Report("gas", 1);
        Pose before = (await commander.See()).TcpInWorld;
        await commander.Repeat(9, Forward);
        double reached = ((await commander.See()).TcpInWorld.Position - before.Position).Norm;
        body.Report("gas", 9);
        Assert.Equal(ChunkEnd.Reflex, (await commander.Repeat(5, Forward)).End);
        double left = ((await commander.See()).TcpInWorld.Position - before.Position).Norm;
        Assert.True(left < reached / 2, FormattableString.Invariant($"{left} m of {reached} m are left."));
    }

    [Fact]
    public async Task Drives_and_slowing_reflexes_scale_the_speed_while_their_cause_lasts()
    {
        SafetyDescription cell = Cell(ReflexAction.SlowDown) with
        {
            Sensors = [Gas, new("heat", "°C", -20, 200)],
            Drives = [new DriveRule("hot", "heat", 60, 80, 0.1)],
        };
        Assert.InRange(await Distance(cell, gas: 1, heat: 20) / await Distance(cell, gas: 1, heat: 200), 2, 100);
        Assert.InRange(await Distance(cell, gas: 1, heat: 20) / await Distance(cell, gas: 9, heat: 20), 2, 100);
        Assert.Equal(await Distance(cell, gas: 1, heat: 20), await Distance(cell, gas: 1, heat: 59));
    }

    [Fact]
    public async Task A_rule_about_a_sensor_that_is_not_described_is_refused()
    {
        SafetyDescription cell = Cell(ReflexAction.Stop) with { Sensors = [] };
        Assert.Equal(ErrorCode.UnknownName, (await Assert.ThrowsAsync<RoboticsException>(() => Start(cell))).Code);
    }

    private static async Task<double> Distance(SafetyDescription cell, double gas, double heat)
    {
        (SimulatedServoBody body, _, Commander commander) = await Start(cell);
        body.Report("gas", gas);
        body.Report("heat", heat);
        Vec3 before = (await commander.See()).TcpInWorld.Position;
        await commander.Repeat(8, 1, 0, 0, 0, 0, 0, 0);
        return ((await commander.See()).TcpInWorld.Position - before).Norm;
    }

    private static SafetyDescription Cell(ReflexAction action) => new()
    {
        Sensors = [Gas],
        Reflexes = [new ReflexRule("leak", "gas", action, Above: 500, SpeedShare: 0.05)],
    };

    private static async Task<(SimulatedServoBody Body, FakeTorqueDriver Driver, Commander Commander)> Start(SafetyDescription cell)
    {
        FakeTorqueDriver driver = new();
        SafetyLimits limits = SafetyLimits.Of(driver.Describe()) with { Cell = cell };
        SimulatedServoBody body = new(driver, new FakeArm(), new ServoBodyOptions { Limits = limits });
        return (body, driver, await Commander.Of(body));
    }
}
