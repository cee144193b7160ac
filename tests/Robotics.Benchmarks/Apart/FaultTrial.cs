using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Protos.Cortex;
using Robotics.Protos.Episodes;

namespace Robotics.Benchmarks.Apart;

/// <summary>What became of one task in which something went wrong.</summary>
/// <param name="Pace">Simulated or real time.</param>
/// <param name="Region">Whom it happened to.</param>
/// <param name="Fault">What.</param>
/// <param name="AtStep">After which control step.</param>
internal sealed record FaultTrial(Pace Pace, string Region, string Fault, long AtStep)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Grace = TimeSpan.FromSeconds(1);
    private const double LongestWaitMs = 500;
    private const int MostLooks = 5, QuietLooks = 4;
    private static int _count;

    /// <summary>Whether it happened: a task may be over before.</summary>
    public bool Happened { get; init; }

    /// <summary>Whether the task ended, reached or with a typed cause that is no defect.</summary>
    public bool Survived { get; init; }

    /// <summary>How it ended.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The same in words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Control steps that the body played after the task had ended and what had happened was over; in real time also how often the arm began to move again under the old lease after its commander was gone.</summary>
    public long CommandsAfterLoss { get; init; }

    /// <summary>Acknowledged memories that are not there any more.</summary>
    public int MemoriesLost { get; init; }

    /// <summary>In real time, when the commander is taken away: how long until the arm was held. Null: does not apply, or was not held.</summary>
    public double? HeldAfterMs { get; init; }

    /// <summary>In real time, when the commander is taken away: whether the arm was held. Null: does not apply.</summary>
    public bool? IsHeld { get; init; }

    public static async Task<FaultTrial> RunAsync(Cell cell, FaultCase what, long atStep, RandomStream random)
    {
        await cell.UpAsync();
        await using ServiceProvider regions = new ServiceCollection().AddRegions(cell.Process, [], RegionCatalog.All).BuildServiceProvider();
        await regions.GetRequiredService<IEpisodes>().OpenAsync(Cell.Demo with { RealTime = cell.Options.Pace == Pace.Real }, CancellationToken.None);
        what.Before?.Invoke(cell);
        IMemory memory = regions.GetRequiredService<IMemory>();
        string task = $"fault/{++_count}";
        List<string> acknowledged = [];
        TaskRequest request = new() { TaskId = task, Instruction = new Instruction(Cell.Demo.Instruction!), Seed = 0 };
        using CancellationTokenSource limit = new(Longest, TimeProvider.System);
        TaskOutcome? outcome = null;
        Task<DateTimeOffset>? happening = null;
        await foreach (TaskEvent e in regions.GetRequiredService<ITaskRunners>().For(cell.Configuration.Brain).RunAsync(request, limit.Token))
        {
            if (e is TaskEnded ended) outcome = ended.Outcome;
            if (e is SubgoalJudged) await RememberAsync(memory, e.At, acknowledged);
            if (e.At.Step >= atStep) happening ??= HappenAsync(cell, what, random);
        }

        DateTimeOffset? loss = happening is null ? null : await happening;
        (long after, double? held) = await CommandsAfterAsync(cell, regions, what, loss);
        bool survived = outcome is not null && !limit.IsCancellationRequested && (outcome.Claimed || outcome.Cause is not (Core.Verification.Cause.None or Core.Verification.Cause.Internal));
        return new(cell.Options.Pace, what.Region, what.Fault, atStep)
        {
            Happened = loss is not null || what.FromTheStart,
            Survived = survived,
            Cause = outcome is { Claimed: true } ? "reached" : $"{outcome?.Cause}",
            Text = outcome?.Text ?? "",
            CommandsAfterLoss = after,
            MemoriesLost = await LostAsync(memory, task, acknowledged),
            HeldAfterMs = held,
            IsHeld = loss is not null && what.TakesCommander && cell.Options.Pace == Pace.Real ? held is not null : null,
        };
    }

    /// <summary>In real time at any moment of the next window of control steps, with the arm in motion; else at once, with time standing still.</summary>
    private static async Task<DateTimeOffset> HappenAsync(Cell cell, FaultCase what, RandomStream random)
    {
        if (cell.Options.Pace == Pace.Real) await Task.Delay(TimeSpan.FromMilliseconds(random.NextBetween(0, LongestWaitMs)), TimeProvider.System);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await what.DoAsync(cell);
        return now;
    }

    /// <summary>Makes the cell whole again, and looks whether what was still under way somewhere moves the arm.</summary>
    private static async Task<(long Commands, double? HeldAfterMs)> CommandsAfterAsync(Cell cell, ServiceProvider regions, FaultCase what, DateTimeOffset? loss)
    {
        IBody body = regions.GetRequiredService<IBody>();
        bool bodyIsThere = what.Region != RegionCatalog.Brainstem;
        if (bodyIsThere) await UntilAtRestAsync(body);
        long before = bodyIsThere ? await StepAsync(body) : 0;
        what.After?.Invoke(cell);
        await cell.UpAsync();
        if (!bodyIsThere) await UntilAtRestAsync(body);
        if (!bodyIsThere) before = await StepAsync(body);
        await Task.Delay(Grace, TimeProvider.System);
        long commands = await StepAsync(body) - before;
        if (cell.Options.Pace == Pace.Lockstep || !what.TakesCommander || loss is not { } at) return (commands, null);
        return (commands + cell.Servo.OldMovesAfter(at), cell.Servo.HeldAfter(at)?.TotalMilliseconds);
    }

    private static async Task<long> StepAsync(IBody body) => (await LookAsync(body)).Step;

    /// <summary>On a busy machine the body may not answer in time: whoever only looks asks again.</summary>
    private static async Task<Observation> LookAsync(IBody body)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return await body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);
            }
            catch (RoboticsException late) when (late.Code == ErrorCode.Unavailable && tries < MostLooks)
            {
                await Task.Delay(Grace, TimeProvider.System);
            }
        }
    }

    /// <summary>The hold that follows a loss takes control steps too, and on a busy machine begins late.</summary>
    private static async Task UntilAtRestAsync(IBody body)
    {
        long step = -1;
        for (int quiet = 0; quiet < QuietLooks; quiet++)
        {
            Observation seen = await LookAsync(body);
            if (seen.Mode == BodyMode.Moving || seen.Step != step) quiet = 0;
            step = seen.Step;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
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
