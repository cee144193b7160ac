namespace Robotics.Core.Memory;

/// <summary>Something worth remembering.</summary>
public sealed record MemoryEvent
{
    /// <summary>Appending the same id again changes nothing, so that a retry is harmless.</summary>
    public required MemoryId Id { get; init; }

    public required MemoryKind Kind { get; init; }

    /// <summary>When it happened, and in which task.</summary>
    public required TaskStep At { get; init; }

    /// <summary>What it is about, in words: the instruction, or the subgoal's sentence. What a cue is compared with.</summary>
    public required string Subject { get; init; }

    /// <summary>Key under which durations and success rates are gathered, e.g. <c>pick_up/black_bowl</c>; empty when none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Whether it went well; null where that means nothing.</summary>
    public bool? Succeeded { get; init; }

    public Cause Cause { get; init; }

    /// <summary>Control steps that it took; 0 where that means nothing.</summary>
    public long Steps { get; init; }

    /// <summary>Everything else, one JSON object.</summary>
    public string Details { get; init; } = "{}";
}
