using System.CommandLine;
using Robotics.Host.Configuration;
using Robotics.Host.Evaluation;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Commands;

/// <summary>The options that all evaluations of suites share.</summary>
internal sealed class EvaluationArguments
{
    private readonly BrainArguments _brain = new();
    private readonly Option<string?> _tasks = new("--tasks") { Description = "Tasks by number or name: 0-9, 0,3,5-7 (default: all)." };
    private readonly Option<int> _workers = new("--workers")
    {
        Description = "Episodes at a time (default: one a core).",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for the results; a job that was cut short goes on there (default: results/SUITE-DIGEST, the digest that of the configuration).",
    };

    private readonly Option<string?> _record = new("--record") { Description = "Folder for a recording (film.png, episode.jsonl) of each failed episode." };
    private readonly Option<int> _films = new("--films")
    {
        Description = "Film strips of failed episodes in the report, at most; such an episode is run again for its pictures.",
        DefaultValueFactory = _ => 12,
    };

    private readonly Option<bool> _json = new("--json") { Description = "The summary as one JSON object on standard output." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _tasks, _workers, _out, _record, _films, _json }) command.Add(option);
        _brain.AddTo(command);
    }

    /// <summary>The seed on the command line; null when none was given.</summary>
    public long? Seed(ParseResult parsed) => _brain.Seed(parsed);

    /// <summary>The numbers of the tasks that were asked for.</summary>
    /// <exception cref="RoboticsException">InvalidArgument, UnknownName: the suite has no such task.</exception>
    public ImmutableArray<int> Tasks(ParseResult parsed, ISuite suite)
    {
        if (parsed.GetValue(_tasks) is not { } given) return [.. Enumerable.Range(0, suite.Tasks.Length)];
        string[] parts = given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool named = Array.Exists(parts, suite.Tasks.Contains);
        ImmutableArray<int> tasks = named ? [.. parts.Select(p => EpisodeArguments.TaskIndex(suite, p))] : NumberSet.Parse("--tasks", given);
        foreach (int task in tasks.Where(t => t >= suite.Tasks.Length))
            throw RoboticsException.Invalid($"The task of {suite.Name}", task, $"0 to {suite.Tasks.Length - 1}");
        return tasks;
    }

    /// <summary>The order without episodes, for a verb to complete.</summary>
    public EvaluationOrder Order(ParseResult parsed) => new()
    {
        Episodes = [],
        Configuration = Absolute(_brain.Configuration(parsed)),
        Seed = null,
        Memory = _brain.Snapshot(parsed),
        Environment = new EnvironmentOptions(),
        Workers = parsed.GetValue(_workers),
        Folder = parsed.GetValue(_out),
        RecordFolder = parsed.GetValue(_record),
        Films = Math.Max(0, parsed.GetValue(_films)),
        Json = parsed.GetValue(_json),
    };

    // Results that were obtained with one memory folder are not gone on with from another folder of the same relative name.
    private static HostConfiguration Absolute(HostConfiguration configuration) => configuration.Brain.MemoryFolder is not { } folder
        ? configuration
        : configuration with { Brain = configuration.Brain with { MemoryFolder = Path.GetFullPath(folder) } };
}
