namespace Robotics.Tests.TaskLoop;

/// <summary>The task loop over scripted regions: what ends well, what is tried again, and how it ends when nothing helps.</summary>
public class RunningTasks
{
    [Fact]
    public async Task A_task_that_goes_well_is_claimed_and_its_lease_given_back()
    {
        ScriptedRegions world = new(Cause.None);

        List<TaskEvent> events = await world.RunAsync(Request());

        Assert.True(Ended(events).Claimed);
        Assert.Equal(3, Ended(events).Steps);
        Assert.IsType<TaskStarted>(events[0]);
        Assert.Equal("release", world.Calls[^1]);
        Assert.Equal([MemoryKind.Episode, MemoryKind.Plan, MemoryKind.Subgoal, MemoryKind.Outcome], world.Kept.Select(k => k.Kind));
        Assert.Equal(world.Kept.Count, world.Kept.Select(k => k.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_arm_does_not_wait_for_the_memory_and_the_task_ends_when_all_is_written_in_order()
    {
        TaskCompletionSource disk = new();
        ScriptedRegions world = new(Cause.Missed, Cause.None) { Writes = disk.Task };
        TaskCompletionSource released = new();
        world.Released = released.SetResult;
        Task<List<TaskEvent>> running = world.RunAsync(Request());
        await released.Task;
        Assert.Empty(world.Kept);
        Assert.False(running.IsCompleted);
        disk.SetResult();
        Assert.True(Ended(await running).Claimed);
        Assert.Equal([.. Enumerable.Range(0, world.Kept.Count).Select(i => $"t/{i}")], world.Kept.Select(k => k.Id.Value.Split('-')[0]));
        Assert.Equal(MemoryKind.Outcome, world.Kept[^1].Kind);
    }

    [Fact]
    public async Task What_happens_otherwise_is_remembered_under_another_name_also_in_a_task_that_is_called_alike()
    {
        ScriptedRegions first = new(Cause.None), again = new(Cause.None), other = new(Cause.None);
        await first.RunAsync(Request());
        await again.RunAsync(Request());
        await other.RunAsync(Request() with { Instruction = new Instruction("do something else") });
        Assert.Equal(first.Kept.Select(k => k.Id), again.Kept.Select(k => k.Id));
        Assert.NotEqual(first.Kept[0].Id, other.Kept[0].Id);
    }

    [Theory]
    [InlineData(ErrorCode.Internal)]
    [InlineData(ErrorCode.Forbidden)]
    public async Task A_memory_with_a_defect_does_not_end_the_task(ErrorCode code)
    {
        ScriptedRegions world = new(Cause.None) { Writes = Task.FromException(new RoboticsException(code, "broken")) };
        TaskOutcome outcome = Ended(await world.RunAsync(Request()));
        Assert.True(outcome.Claimed);
        Assert.Contains("4 memories could not be written", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_is_lost_costs_the_task_nothing_but_what_could_not_be_written()
    {
        ScriptedRegions world = new(Cause.None) { Writes = Task.FromException(new RoboticsException(ErrorCode.DataLoss, "the disk is full")) };
        TaskOutcome outcome = Ended(await world.RunAsync(Request()));
        Assert.True(outcome.Claimed);
        Assert.Contains("4 memories could not be written", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_try_is_repeated()
    {
        List<TaskEvent> events = await new ScriptedRegions(Cause.Missed, Cause.None).RunAsync(Request());

        Assert.True(Ended(events).Claimed);
        Assert.Equal(RecoveryKind.Retry, Assert.Single(events.OfType<RecoveryChosen>()).Recovery);
        Assert.Equal([1, 2], events.OfType<SubgoalStarted>().Select(s => s.Try));
    }

    [Fact]
    public async Task What_can_no_longer_be_tried_from_here_is_planned_anew()
    {
        ScriptedRegions world = new(Cause.Dropped, Cause.None) { Precondition = [new(PredicateKind.Holding, "cabinet")] };

        List<TaskEvent> events = await world.RunAsync(Request());

        Assert.True(Ended(events).Claimed);
        Assert.Equal([1, 2], events.OfType<PlanMade>().Select(p => p.Number));
    }

    [Fact]
    public async Task When_nothing_helps_it_ends_in_a_halt_with_the_cause()
    {
        ScriptedRegions world = new([.. Enumerable.Repeat(Cause.Blocked, 40)]);

        TaskOutcome outcome = Ended(await world.RunAsync(Request()));

        Assert.False(outcome.Claimed);
        Assert.Equal(Cause.Blocked, outcome.Cause);
        Assert.Equal(world.Calls.Count(c => c == "begin"), world.Calls.Count(c => c.StartsWith("end ", StringComparison.Ordinal)));
        Assert.Equal("release", world.Calls[^1]);
    }

    [Theory]
    [InlineData(TimingKind.Late, Cause.BudgetExhausted, 5)]
    [InlineData(TimingKind.Missing, Cause.Late, 10)]
    public async Task What_is_late_is_judged_more_often_and_what_is_missing_is_stopped(TimingKind kind, Cause cause, int second)
    {
        ScriptedRegions world = new(Cause.BudgetExhausted, Cause.None) { Alarm = new(kind, 1e-7, 90, new(20, 5, 9)) { Event = "Open(cabinet:drawer)" } };

        List<TaskEvent> events = await world.RunAsync(Request());

        Assert.True(Ended(events).Claimed);
        Assert.Equal([10, second], world.Windows.Take(2));
        SubgoalEnded first = events.OfType<SubgoalEnded>().First();
        Assert.Equal(cause, first.Verdict.Cause);
        Assert.Equal(cause == Cause.Late, first.Verdict.Text.Contains("Open(cabinet:drawer) was expected at step 20", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_stops_at_its_step_limit()
    {
        TaskOutcome outcome = Ended(await new ScriptedRegions([.. Enumerable.Repeat(Cause.BudgetExhausted, 40)]).RunAsync(Request() with { StepLimit = 47 }));

        Assert.Equal(Cause.BudgetExhausted, outcome.Cause);
        Assert.Equal(47, outcome.Steps);
    }

    [Fact]
    public async Task What_is_not_understood_moves_nothing()
    {
        ScriptedRegions world = new() { Grounding = new() { NotUnderstood = "'fry' is not known" } };

        TaskOutcome outcome = Ended(await world.RunAsync(Request()));

        Assert.Equal(Cause.NotUnderstood, outcome.Cause);
        Assert.Contains("fry", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("acquire", world.Calls);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_ends_the_task_and_is_kept()
    {
        TaskOutcome outcome = Ended(await Asking().RunAsync(Request()));

        Assert.Equal(Cause.Unanswered, outcome.Cause);
        Assert.Equal("Which one?", outcome.Question?.Text);
    }

    [Fact]
    public async Task An_answer_is_taken_into_the_instruction()
    {
        ScriptedRegions world = Asking();

        Assert.True(Ended(await world.RunAsync(Request() with { Supervisor = new Person("the left one") })).Claimed);
        Assert.Contains("ground the left one", world.Calls);
    }

    [Fact]
    public async Task Cancelling_holds_the_arm_and_then_ends_the_task()
    {
        using CancellationTokenSource stop = new();
        ScriptedRegions world = new(Cause.BudgetExhausted);
        int windows = 0;
        world.BeforeWindow = () =>
        {
            if (++windows == 2) stop.Cancel();
        };

        List<TaskEvent> events = await world.RunAsync(Request(), ct: stop.Token);

        Assert.Equal(Cause.Cancelled, Ended(events).Cause);
        Assert.Equal(["end Cancelled", "forget", "release"], world.Calls[^3..]);
    }

    [Fact]
    public async Task A_skill_is_ended_also_when_no_monitor_could_be_begun_for_it()
    {
        ScriptedRegions world = new(Cause.None) { BeforeMonitor = () => throw new InvalidOperationException("broken") };

        Assert.Equal(Cause.Internal, Ended(await world.RunAsync(Request())).Cause);
        Assert.Equal(["begin", "end Cancelled", "release"], world.Calls[^3..]);
    }

    [Fact]
    public async Task A_monitor_is_forgotten_also_when_the_skill_cannot_be_ended()
    {
        ScriptedRegions world = new(Cause.None) { BeforeEnd = () => throw new RoboticsException(ErrorCode.Unavailable, "gone") };

        await world.RunAsync(Request());

        Assert.Contains("forget", world.Calls);
    }

    [Fact]
    public async Task A_paused_task_waits_before_each_window()
    {
        Person person = new(null);

        await new ScriptedRegions(Cause.None).RunAsync(Request() with { Supervisor = person });

        Assert.Equal(1, person.Waited);
    }

    [Fact]
    public async Task A_stopped_body_ends_the_task_without_another_try()
    {
        ScriptedRegions world = new(Cause.BodyStopped);

        Assert.Equal(Cause.BodyStopped, Ended(await world.RunAsync(Request())).Cause);
        Assert.Single(world.Calls, "begin");
    }

    [Fact]
    public async Task A_defect_ends_the_task_with_a_cause()
    {
        ScriptedRegions world = new(Cause.None) { BeforeWindow = () => throw new InvalidOperationException("broken") };

        TaskOutcome outcome = Ended(await world.RunAsync(Request()));

        Assert.Equal(Cause.Internal, outcome.Cause);
        Assert.Contains("broken", outcome.Text, StringComparison.Ordinal);
        Assert.Equal("release", world.Calls[^1]);
    }

    private static ScriptedRegions Asking() => new(Cause.None) { Grounding = new() { Question = new("Which one?", ["the left one", "the right one"]) } };

    private static TaskRequest Request() => new() { TaskId = "t", Instruction = new("open the cabinet"), Seed = 0 };

    private static TaskOutcome Ended(List<TaskEvent> events)
    {
        Assert.Single(events.OfType<TaskEnded>());
        return Assert.IsType<TaskEnded>(events[^1]).Outcome;
    }

    private sealed class Person(string? answer) : ITaskSupervisor
    {
        public int Waited { get; private set; }

        public ValueTask WaitWhilePausedAsync(CancellationToken ct)
        {
            Waited++;
            return default;
        }

        public ValueTask<string?> AskAsync(Question question, CancellationToken ct) => new(answer);
    }
}
