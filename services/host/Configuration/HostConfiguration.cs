using Robotics.Host.Composition;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Configuration;

/// <summary>The effective configuration of a run: defaults, then the file, then the command line.</summary>
public sealed record HostConfiguration
{
    /// <summary>The embedded scene to run in when no LIBERO task is named.</summary>
    public string Scene { get; init; } = "tabletop";

    /// <summary>What the arm does when no instruction is given.</summary>
    public string Demo { get; init; } = "put the red block in the bowl";

    public long Seed { get; init; }

    /// <summary>The brain's parts. Without a memory folder <c>run</c> uses the user's data folder.</summary>
    public BrainOptions Brain { get; init; } = new();

    /// <summary>What goes wrong in a simulated environment, and how much.</summary>
    public FaultOptions Faults { get; init; } = FaultOptions.None;

    /// <summary>Where regions are that run in a process of their own: <c>unix:/path</c> or <c>host:port</c>, by name. A region that is not named runs here.</summary>
    public ImmutableSortedDictionary<string, string> Regions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Seconds that an answer of a region elsewhere may take until it counts as lost, 0.1 to 3600.</summary>
    public double RegionPatienceSeconds { get; init; } = 60;

    /// <summary>What a second of a simulated body's time is.</summary>
    public Pace Pace { get; init; }

    /// <summary>How processes of a brain know each other.</summary>
    public SecurityOptions Security { get; init; } = new();

    public LoggingOptions Logging { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>Language models, for the planners <c>hybrid</c> and <c>llm</c>.</summary>
    public ModelsOptions Models { get; init; } = new();

    /// <summary>The language models' settings as a record keeps them; null when no part of the brain asks one.</summary>
    public SortedDictionary<string, string>? ModelSettings() =>
        Brain.Planner == Planners.Symbolic && Brain.Verifier != BrainParts.ModelVerifierName && Models.Embedding.Folder is null ? null : Models.Settings();

    /// <summary>Side of the square pictures of a film strip, pixels: 64 to 1024.</summary>
    public int FilmSize { get; init; } = 320;

    /// <exception cref="RoboticsException">InvalidArgument: a value is outside its range.</exception>
    public HostConfiguration Checked()
    {
        if (FilmSize is < 64 or > 1024) throw RoboticsException.Invalid("FilmSize", FilmSize, "64 to 1024");
        if (string.IsNullOrWhiteSpace(Demo)) throw RoboticsException.Invalid("Demo", $"'{Demo}'", "an instruction");
        Faults.Checked();
        if (RegionPatienceSeconds is not (>= 0.1 and <= 3600)) throw RoboticsException.Invalid("RegionPatienceSeconds", RegionPatienceSeconds, "0.1 to 3600 s");
        OptionRanges.Check(Models, "models");
        OptionRanges.Check(Logging, "logging");
        return this;
    }
}
