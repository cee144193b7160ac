namespace Robotics.Tests.TaskLoop;

/// <summary>Which recovery follows which failure, through the task loop.</summary>
public sealed class RecoveryChoices
{
    private static readonly ImmutableArray<RecoveryKind> Everything =
        [RecoveryKind.Retry, RecoveryKind.AnotherGrasp, RecoveryKind.Retreat, RecoveryKind.Replan, RecoveryKind.AskOperator];

    [Theory]
    [InlineData(Cause.Missed, RecoveryKind.AnotherGrasp)]
    [InlineData(Cause.Slipped, RecoveryKind.AnotherGrasp)]
    [InlineData(Cause.Dropped, RecoveryKind.AnotherGrasp)]
    [InlineData(Cause.Blocked, RecoveryKind.Retreat)]
    [InlineData(Cause.Collision, RecoveryKind.Retreat)]
    [InlineData(Cause.NoPath, RecoveryKind.Retreat)]
    [InlineData(Cause.MovedByOther, RecoveryKind.LookAgain)]
    [InlineData(Cause.NotSeen, RecoveryKind.LookAgain)]
    [InlineData(Cause.NoProgress, RecoveryKind.Retry)]
    public async Task The_first_recovery_fits_the_cause(Cause cause, RecoveryKind recovery)
    {
        List<TaskEvent> events = await World(cause).RunAsync(Request);
        Assert.Equal(recovery, events.OfType<RecoveryChosen>().First().Recovery);
    }

    [Fact]
    public async Task What_found_no_way_is_not_tried_again_from_the_same_place()
    {
        ScriptedRegions world = World([.. Enumerable.Repeat(Cause.NoGrasp, 30)]);

        List<TaskEvent> events = await world.RunAsync(Request);

        Assert.Equal([RecoveryKind.Retreat, RecoveryKind.LookAgain, RecoveryKind.Replan], events.OfType<RecoveryChosen>().Select(r => r.Recovery));
        TaskOutcome outcome = Assert.IsType<TaskEnded>(events[^1]).Outcome;
        Assert.Equal(Cause.NoGrasp, outcome.Cause);
        Assert.Contains("would help", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_failed_is_not_taken_again_and_one_that_is_not_to_blame_may_be()
    {
        ScriptedRegions world = World(Cause.Missed, Cause.MovedByOther, Cause.None);

        await world.RunAsync(Request);

        TriedEdge edge = Assert.Single(world.Tried.Edges);
        Assert.Equal("Open(cabinet:drawer)", edge.Step);
    }

    [Fact]
    public async Task What_the_world_did_uses_up_no_retries_of_the_subgoal()
    {
        List<TaskEvent> events = await World([.. Enumerable.Repeat(Cause.MovedByOther, 6)]).RunAsync(Request);

        Assert.Equal(Enumerable.Repeat(RecoveryKind.LookAgain, 6), events.OfType<RecoveryChosen>().Select(r => r.Recovery));
        Assert.True(Assert.IsType<TaskEnded>(events[^1]).Outcome.Claimed);
    }

    [Fact]
    public async Task Without_recovery_the_first_failure_ends_the_task()
    {
        List<TaskEvent> events = await World(Cause.Missed, Cause.None).RunAsync(Request, options: new() { Recovery = false });

        Assert.Empty(events.OfType<RecoveryChosen>());
        Assert.Equal(Cause.Missed, Assert.IsType<TaskEnded>(events[^1]).Outcome.Cause);
    }

    [Fact]
    public async Task When_the_skill_has_finished_and_nothing_was_judged_it_looks()
    {
        ScriptedRegions world = new(Cause.None, Cause.None) { Verdicts = new Queue<VerdictKind>([VerdictKind.Inconclusive, VerdictKind.Satisfied]) };

        List<TaskEvent> events = await world.RunAsync(Request);

        Assert.Equal([SkillVerb.Open, SkillVerb.Look], world.Begun);
        Assert.True(Assert.IsType<TaskEnded>(events[^1]).Outcome.Claimed);
        Assert.Equal(5, Assert.Single(events.OfType<SubgoalEnded>()).Steps);
    }

    [Fact]
    public async Task A_retreat_is_no_part_of_the_plan()
    {
        List<TaskEvent> events = await World(Cause.Blocked).RunAsync(Request);
        Assert.Contains(events.OfType<SubgoalStarted>(), s => s.Try == 0 && s.Subgoal.Verb == SkillVerb.Release);
    }

    private static TaskRequest Request => new() { TaskId = "t", Instruction = new("open the cabinet"), Seed = 0 };

    /// <summary>After the script everything goes well.</summary>
    private static ScriptedRegions World(params ReadOnlySpan<Cause> tries) => new([.. tries, .. Enumerable.Repeat(Cause.None, 20)]) { Recoveries = Everything };
}
