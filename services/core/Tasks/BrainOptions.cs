namespace Robotics.Core.Tasks;

/// <summary>Which parts a brain is made of, by name; unknown names are refused with the known ones.</summary>
public sealed record BrainOptions
{
    public string Perception { get; init; } = "truth";

    public string Planner { get; init; } = "symbolic";

    /// <summary><c>skills</c>, <c>policy:NAME</c>, or routes by verb: <c>pick_up=policy:NAME|skills,*=skills</c>, what comes behind a bar being tried after a failure.</summary>
    public string Executor { get; init; } = "skills";

    /// <summary>How a policy's chunks are joined: <c>switch</c>, <c>overlap</c>, <c>ensemble</c> or <c>real_time</c>.</summary>
    public string Blending { get; init; } = "switch";

    /// <summary>Whether simulated time passes while a policy thinks: as long as it takes here, rounded up to control steps.</summary>
    public bool ChargeLatency { get; init; }

    /// <summary><c>monitors</c>; <c>model</c>: monitors, and where they cannot decide a vision-language model.</summary>
    public string Verifier { get; init; } = "monitors";

    /// <summary>Parts left out: <c>verifier</c>, <c>memory</c>, <c>recovery</c>.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Whether plans are tried out on a copy of a simulated body before anything moves. Numbers obtained so say it: the copy is the true simulator.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The memory's folder; null for one that lasts as long as the process.</summary>
    public string? MemoryFolder { get; init; }
}
