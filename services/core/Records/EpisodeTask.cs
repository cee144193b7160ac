namespace Robotics.Core.Records;

/// <summary>What an episode is about: the task and everything of the environment that decides a number.</summary>
public sealed record EpisodeTask
{
    /// <summary>Suite, e.g. <c>libero_object</c> or <c>tabletop</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>The task's name in its suite.</summary>
    public required string Name { get; init; }

    /// <summary>Number in the suite's order.</summary>
    public required int Index { get; init; }

    /// <summary>Initial state: its number in the task's file (LIBERO), or the seed that drew it (tabletop).</summary>
    public required int Init { get; init; }

    /// <summary>Tells the suite's episodes apart where something is drawn for each.</summary>
    public long Number => ((Index + 1) * 1000L) + Init;

    public required string Instruction { get; init; }

    /// <summary>Control steps after which the episode is truncated, settle steps not counted.</summary>
    public required int StepLimit { get; init; }

    /// <summary>Control steps without motion that were played before the brain began.</summary>
    public int SettleSteps { get; init; }

    /// <summary>Control steps without motion after the brain has ended, before the goal is judged; 0: it is judged at every control step.</summary>
    public int RestSteps { get; init; }

    /// <summary>Whether the environment has a goal check for this instruction; false for a free instruction, where only the brain's claim is known.</summary>
    public bool Judged { get; init; } = true;

    /// <summary>The camera that a film strip is taken with.</summary>
    public required string FilmCamera { get; init; }

    /// <summary>Everything else that decides a number, for the record: mode, resets, work-around …</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
