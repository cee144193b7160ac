using Robotics.Cortex.Rehearsal;
using Robotics.Cortex.TaskLoop;
using Robotics.Host.Composition;
using Robotics.Sim.Evaluation;
using Robotics.Tests.TaskLoop;

namespace Robotics.Tests.Rehearsal;

/// <summary>Plans are tried out on copies of the body before anything moves.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task A_choice_that_fails_on_the_copy_is_not_taken_on_the_body()
    {
        using ScriptedCopies copies = new([Cause.Missed], [Cause.None]);
        ScriptedRegions world = new(Cause.None);

        List<TaskEvent> events = await RunAsync(world, new PlanRehearsal(copies, copies, new BrainOptions { Rehearsal = true }));

        Assert.Equal([RehearsalEnd.Rejected, RehearsalEnd.Accepted], events.OfType<PlanRehearsed>().Select(r => r.End));
        Assert.Contains("fails", events.OfType<PlanRehearsed>().First().Text, StringComparison.Ordinal);
        Assert.Equal("way", Assert.Single(world.Tried.Edges).Choice);
        Assert.Equal(0, Assert.IsType<TaskEnded>(events[^1]).Outcome.Recoveries);
        Assert.All(events.OfType<PlanRehearsed>(), r => Assert.Equal(0, r.At.Step));
        Assert.Equal(2, copies.Disposed);
    }

    [Fact]
    public async Task The_brain_of_a_copy_rehearses_nothing_itself_keeps_nothing_and_recovers_from_nothing()
    {
        using ScriptedCopies copies = new([Cause.None]);

        await RunAsync(new ScriptedRegions(Cause.None), new PlanRehearsal(copies, copies, new BrainOptions { Rehearsal = true, Without = ["verifier"] }));

        BrainOptions asked = Assert.Single(copies.Asked);
        Assert.False(asked.Rehearsal);
        Assert.Equal(["memory", "recovery", "verifier"], asked.Without);
    }

    [Fact]
    public async Task When_every_rehearsal_fails_the_first_plan_is_carried_out_as_if_none_had_been()
    {
        using ScriptedCopies copies = new([Cause.Missed], [Cause.Slipped]);
        ScriptedRegions world = new(Cause.Missed, Cause.None);

        List<TaskEvent> events = await RunAsync(world, new PlanRehearsal(copies, copies, new BrainOptions()), new() { MaxRehearsals = 2 });

        Assert.Equal(2, events.OfType<PlanRehearsed>().Count(r => r.End == RehearsalEnd.Rejected));
        Assert.Single(events.OfType<RecoveryChosen>());
        Assert.True(Assert.IsType<TaskEnded>(events[^1]).Outcome.Claimed);
    }

    [Fact]
    public async Task The_same_plan_in_the_same_state_is_tried_once()
    {
        using ScriptedCopies copies = new([Cause.None]);
        PlanRehearsal rehearsal = new(copies, copies, new BrainOptions());

        await RunAsync(new ScriptedRegions(Cause.None), rehearsal);
        List<TaskEvent> again = await RunAsync(new ScriptedRegions(Cause.None), rehearsal);

        Assert.Equal((RehearsalEnd.Accepted, 0), (Assert.Single(again.OfType<PlanRehearsed>()).End, again.OfType<PlanRehearsed>().Single().Steps));
        Assert.Single(copies.Asked);
    }

    [Fact]
    public async Task A_body_that_cannot_be_copied_is_said_and_the_task_goes_on()
    {
        using ScriptedCopies copies = new();
        ScriptedRegions world = new(Cause.None);

        List<TaskEvent> events = await RunAsync(world, new PlanRehearsal(world, copies, new BrainOptions()));

        PlanRehearsed said = Assert.Single(events.OfType<PlanRehearsed>());
        Assert.Equal(RehearsalEnd.NotPossible, said.End);
        Assert.Contains("cannot be copied", said.Text, StringComparison.Ordinal);
        Assert.True(Assert.IsType<TaskEnded>(events[^1]).Outcome.Claimed);
    }

    [Fact]
    public async Task An_accepted_rehearsal_leaves_the_episode_bit_for_bit_as_it_is_without()
    {
        List<ImmutableArray<double>> plain = await StatesAsync(rehearsal: false);
        List<ImmutableArray<double>> rehearsed = await StatesAsync(rehearsal: true);

        Assert.NotEmpty(plain);
        Assert.Equal(plain.Count, rehearsed.Count);
        Assert.All(plain.Zip(rehearsed), pair => Assert.True(pair.First.SequenceEqual(pair.Second)));
    }

    private static async Task<List<TaskEvent>> RunAsync(ScriptedRegions world, PlanRehearsal rehearsal, TaskLoopOptions? options = null)
    {
        TaskRunner runner = new(world.Regions with { Rehearsal = rehearsal }, options ?? new(), Microsoft.Extensions.Logging.Abstractions.NullLogger<TaskRunner>.Instance);
        List<TaskEvent> events = [];
        TaskRequest request = new() { TaskId = "t", Instruction = new("open the cabinet"), Seed = 0 };
        await foreach (TaskEvent e in runner.RunAsync(request, TestContext.Current.CancellationToken)) events.Add(e);
        return events;
    }

    /// <summary>The joints and what was commanded, step by step.</summary>
    private static async Task<List<ImmutableArray<double>>> StatesAsync(bool rehearsal)
    {
        await using BrainFactory brains = new(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        using IEpisode episode = Tabletop.Tabletop.Open("put-red-block-in-bowl");
        List<ImmutableArray<double>> states = [];
        int accepted = 0;
        EpisodeRun run = new()
        {
            TaskId = "t",
            Seed = 0,
            Brain = new BrainOptions { Rehearsal = rehearsal },
            Observer = (e, _) =>
            {
                if (e is ControlStepped { Step: { Applied: { } applied, Scene: { } scene } })
                    states.Add([.. scene.Robot.JointPositions, .. applied.Commanded, .. scene.Objects.SelectMany(o => new[] { o.Pose.Position.X, o.Pose.Position.Y, o.Pose.Position.Z })]);
                if (e is PlanRehearsed { End: RehearsalEnd.Accepted }) accepted++;
                return default;
            },
        };
        EpisodeResult result = await new EpisodeRunner(brains).RunAsync(episode, run, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded);
        Assert.Equal(rehearsal ? 1 : 0, accepted);
        return states;
    }
}
