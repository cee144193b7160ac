using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Regions;
using Robotics.Protos.Cortex;
using Robotics.Protos.Episodes;

namespace Robotics.Benchmarks.Apart;

/// <summary>What became of one task in which something happened to a region.</summary>
/// <param name="Region">Which.</param>
/// <param name="Fault">What.</param>
/// <param name="AtStep">After which control step.</param>
/// <param name="Survived">Whether the task ended, reached or with a typed cause that is no defect.</param>
/// <param name="Cause">How it ended.</param>
/// <param name="Text">The same in words.</param>
/// <param name="CommandsAfterLoss">Control steps that the body played after the task had ended, when the region came back.</param>
/// <param name="MemoriesLost">Acknowledged memories that are not there any more.</param>
internal sealed record FaultTrial(string Region, string Fault, long AtStep, bool Survived, string Cause, string Text, long CommandsAfterLoss, int MemoriesLost)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Grace = TimeSpan.FromSeconds(1);
    private static int _count;

    public static async Task<FaultTrial> RunAsync(Cell cell, string region, string fault, long atStep)
    {
        await cell.UpAsync();
        await using ServiceProvider regions = new ServiceCollection().AddRegions(cell.Process, [], RegionCatalog.All).BuildServiceProvider();
        await regions.GetRequiredService<IEpisodes>().OpenAsync(Cell.Demo, CancellationToken.None);
        IMemory memory = regions.GetRequiredService<IMemory>();
        string task = $"fault/{++_count}";
        List<string> acknowledged = [];
        TaskRequest request = new() { TaskId = task, Instruction = new Instruction(Cell.Demo.Instruction!), Seed = 0 };
        using CancellationTokenSource limit = new(Longest, TimeProvider.System);
        TaskOutcome? outcome = null;
        bool done = false;
        await foreach (TaskEvent e in regions.GetRequiredService<ITaskRunners>().For(new BrainOptions()).RunAsync(request, limit.Token))
        {
            if (e is TaskEnded ended) outcome = ended.Outcome;
            if (e is SubgoalJudged) await RememberAsync(memory, e.At, acknowledged);
            if (done || e.At.Step < atStep) continue;
            done = true;
            Inject(cell, region, fault);
        }

        long after = await CommandsAfterAsync(cell, regions, region, fault);
        int lost = await LostAsync(memory, task, acknowledged);
        bool survived = outcome is not null && !limit.IsCancellationRequested && (outcome.Claimed || outcome.Cause is not (Core.Verification.Cause.None or Core.Verification.Cause.Internal));
        return new(region, fault, atStep, survived, outcome is { Claimed: true } ? "reached" : $"{outcome?.Cause}", outcome?.Text ?? "", after, lost);
    }

    private static void Inject(Cell cell, string region, string fault)
    {
        Action<string> does = fault switch
        {
            "kill" => cell.Kill,
            "freeze" => cell.Freeze,
            _ => cell.Restart,
        };
        does(region);
    }

    /// <summary>Lets the region come back, and looks whether what it or others still had under way moves the arm.</summary>
    private static async Task<long> CommandsAfterAsync(Cell cell, ServiceProvider regions, string region, string fault)
    {
        IBody body = regions.GetRequiredService<IBody>();
        bool bodyIsThere = region != RegionCatalog.Brainstem;
        long before = bodyIsThere ? (await body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None)).Step : 0;
        if (fault == "freeze") cell.Thaw(region);
        await cell.UpAsync();
        if (!bodyIsThere) before = (await regions.GetRequiredService<IBody>().ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None)).Step;
        await Task.Delay(Grace, TimeProvider.System);
        return (await body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None)).Step - before;
    }

    private static async Task RememberAsync(IMemory memory, TaskStep at, List<string> acknowledged)
    {
        MemoryEvent e = new() { Id = new($"{at.TaskId}/mark/{at.Step}"), Kind = MemoryKind.Fact, At = at, Subject = $"mark {at.TaskId}" };
        try
        {
            acknowledged.Add((await memory.AppendAsync(e, CancellationToken.None)).Value);
        }
        catch (RoboticsException lost) when (lost.Code == ErrorCode.Unavailable)
        {
            // Not acknowledged: nothing was promised.
        }
    }

    private static async Task<int> LostAsync(IMemory memory, string task, List<string> acknowledged)
    {
        MemorySnapshot now = await memory.SnapshotAsync(CancellationToken.None);
        Recollections there = await memory.RecallAsync(new Cue($"mark {task}", 1000), now, CancellationToken.None);
        return acknowledged.Except(there.Items.Select(i => i.Event.Id.Value), StringComparer.Ordinal).Count();
    }
}
