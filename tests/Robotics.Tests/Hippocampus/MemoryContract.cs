namespace Robotics.Tests.Hippocampus;

/// <summary>What every memory keeps, whatever it is stored in.</summary>
public abstract class MemoryContract
{
    private protected abstract OpenedMemory Open();

    [Fact]
    public async Task A_blank_cue_is_refused()
    {
        await using OpenedMemory memory = Open();
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(
            async () => await memory.RecallAsync(new Cue("  "), MemorySnapshot.Empty, CancellationToken.None));
        Assert.Equal(ErrorCode.InvalidArgument, refused.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_limit_out_of_range_is_refused(int limit)
    {
        await using OpenedMemory memory = Open();
        await Assert.ThrowsAsync<RoboticsException>(
            async () => await memory.RecallAsync(new Cue("bowl", limit), MemorySnapshot.Empty, CancellationToken.None));
    }

    [Fact]
    public async Task Appending_the_same_event_twice_keeps_one()
    {
        await using OpenedMemory memory = Open();
        await memory.AppendAsync(Outcome("a", "put the red block in the bowl"), CancellationToken.None);
        await memory.AppendAsync(Outcome("a", "something else"), CancellationToken.None);
        Recollections recalled = await Recall(memory, "red block");
        Assert.Equal("put the red block in the bowl", Assert.Single(recalled.Items).Event.Subject);
    }

    [Fact]
    public async Task The_best_fitting_memory_comes_first()
    {
        await using OpenedMemory memory = Open();
        await memory.AppendAsync(Outcome("a", "open the drawer"), CancellationToken.None);
        await memory.AppendAsync(Outcome("b", "put the red block in the bowl"), CancellationToken.None);
        await memory.AppendAsync(Outcome("c", "put the green block on the plate"), CancellationToken.None);
        Recollections recalled = await Recall(memory, "the red block into the bowl");
        Assert.Equal("b", recalled.Items[0].Event.Id.Value);
    }

    [Fact]
    public async Task A_recall_as_of_a_snapshot_sees_nothing_later()
    {
        await using OpenedMemory memory = Open();
        await memory.AppendAsync(Outcome("a", "put the red block in the bowl"), CancellationToken.None);
        MemorySnapshot before = await memory.SnapshotAsync(CancellationToken.None);
        await memory.AppendAsync(Outcome("b", "put the red block in the bowl"), CancellationToken.None);
        Recollections recalled = await memory.RecallAsync(new Cue("red block"), before, CancellationToken.None);
        Assert.Equal("a", Assert.Single(recalled.Items).Event.Id.Value);
    }

    [Fact]
    public async Task Experience_is_gathered_by_topic()
    {
        await using OpenedMemory memory = Open();
        await memory.AppendAsync(Subgoal("1", succeeded: true, steps: 40), CancellationToken.None);
        await memory.AppendAsync(Subgoal("2", succeeded: true, steps: 60), CancellationToken.None);
        await memory.AppendAsync(Subgoal("3", succeeded: false, steps: 200), CancellationToken.None);
        TopicStatistics? topic = (await Recall(memory, "red block")).Topic("pick_up/block");
        Assert.NotNull(topic);
        Assert.Equal((3, 2, 50.0), (topic.Tried, topic.Succeeded, topic.Duration.MeanSteps));
    }

    [Fact]
    public async Task Consolidating_twice_adds_each_fact_once()
    {
        await using OpenedMemory memory = Open();
        await memory.AppendAsync(Subgoal("1", succeeded: true, steps: 40), CancellationToken.None);
        await memory.ConsolidateAsync(new ConsolidationBudget(10), CancellationToken.None);
        await memory.ConsolidateAsync(new ConsolidationBudget(10), CancellationToken.None);
        MemorySnapshot now = await memory.SnapshotAsync(CancellationToken.None);
        Recollections facts = await memory.RecallAsync(new Cue("pick up block") { Kinds = [MemoryKind.Fact] }, now, CancellationToken.None);
        Assert.Single(facts.Items);
    }

    protected static MemoryEvent Outcome(string id, string subject) => new()
    {
        Id = new MemoryId(id),
        Kind = MemoryKind.Outcome,
        At = new TaskStep("task", 10, TimeSpan.FromSeconds(0.5)),
        Subject = subject,
        Succeeded = true,
        Steps = 10,
    };

    protected static async Task<Recollections> Recall(IMemory memory, string cue) =>
        await memory.RecallAsync(new Cue(cue), await memory.SnapshotAsync(CancellationToken.None), CancellationToken.None);

    private static MemoryEvent Subgoal(string id, bool succeeded, long steps) =>
        Outcome(id, "pick up the red block") with { Kind = MemoryKind.Subgoal, Topic = "pick_up/block", Succeeded = succeeded, Steps = steps };
}
