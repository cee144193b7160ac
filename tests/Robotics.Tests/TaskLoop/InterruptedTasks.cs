namespace Robotics.Tests.TaskLoop;

/// <summary>A task that was interrupted by the silence of a region: it goes on under a new lease with what is seen then, or ends with a cause.</summary>
public sealed class InterruptedTasks
{
    [Fact]
    public async Task A_lost_lease_is_followed_by_another_and_the_same_plan_may_be_made_again()
    {
        ScriptedRegions world = new(Cause.LeaseLost, Cause.None);
        List<TaskEvent> events = await world.RunAsync(Request());
        Assert.True(Ended(events).Claimed);
        Assert.Equal((RecoveryKind.Replan, Cause.LeaseLost), (Assert.Single(events.OfType<RecoveryChosen>()).Recovery, events.OfType<RecoveryChosen>().Single().Cause));
        Assert.Equal([null, 1], world.Leases.Select(l => l.After?.Epoch));
        Assert.Equal([1, 2], events.OfType<PlanMade>().Select(p => p.Number));
    }

    [Fact]
    public async Task A_region_that_does_not_answer_for_a_moment_does_not_end_the_task()
    {
        ScriptedRegions world = new(Cause.None, Cause.None);
        int windows = 0;
        world.BeforeWindow = () =>
        {
            if (windows++ == 0) throw new RoboticsException(ErrorCode.Unavailable, "silent");
        };
        List<TaskEvent> events = await world.RunAsync(Request());
        Assert.True(Ended(events).Claimed);
        Assert.Equal(Cause.Unavailable, Assert.Single(events.OfType<RecoveryChosen>()).Cause);
        Assert.Equal(2, world.Calls.Count(c => c.StartsWith("end ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_region_that_stays_away_ends_the_task_with_its_cause()
    {
        ScriptedRegions world = new([.. Enumerable.Repeat(Cause.None, 9)]) { BeforeWindow = () => throw new RoboticsException(ErrorCode.Unavailable, "gone") };
        TaskOutcome outcome = Ended(await world.RunAsync(Request()));
        Assert.Equal((false, Cause.Unavailable, "gone"), (outcome.Claimed, outcome.Cause, outcome.Text));
        Assert.Equal(3, world.Leases.Count);
    }

    [Fact]
    public async Task An_arm_that_another_commands_by_now_is_not_taken_back()
    {
        ScriptedRegions world = new(Cause.LeaseLost, Cause.None) { Another = true };
        TaskOutcome outcome = Ended(await world.RunAsync(Request()));
        Assert.Equal((false, Cause.LeaseLost), (outcome.Claimed, outcome.Cause));
        Assert.Equal(1, world.Calls.Count(c => c == "begin"));
    }

    private static TaskRequest Request() => new() { TaskId = "t", Instruction = new Instruction("open the drawer"), Seed = 0, StepLimit = 100 };

    private static TaskOutcome Ended(List<TaskEvent> events) => Assert.IsType<TaskEnded>(events[^1]).Outcome;
}
