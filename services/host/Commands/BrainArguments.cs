using System.CommandLine;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Commands;

/// <summary>The options that choose a brain's parts, the same for every verb that makes one.</summary>
internal sealed class BrainArguments
{
    private readonly Option<string?> _config = new("--config") { Description = "Configuration file (JSON)." };
    private readonly Option<string?> _perception = new("--perception") { Description = "Perception by name (default: truth, the body's own tracks)." };
    private readonly Option<string?> _planner = new("--planner") { Description = $"Planner by name: {string.Join(", ", Planners.Names)} (default: symbolic)." };
    private readonly Option<string?> _verifier = new("--verifier") { Description = "Verifier by name: monitors, model (default: monitors)." };
    private readonly Option<string?> _replayModels = new("--replay-models") { Description = "A record (episode.jsonl) whose answers stand for the language model's." };
    private readonly Option<string?> _executor = new("--executor") { Description = "skills (default), policy:NAME, or by verb with fall-backs: pick_up=policy:NAME|skills,*=skills." };
    private readonly Option<string?> _blending = new("--blending") { Description = "How a policy's chunks are joined: switch (default), overlap, ensemble, real_time." };
    private readonly Option<bool> _charge = new("--charge-latency") { Description = "Simulated time passes while a policy thinks." };
    private readonly Option<string[]> _without = new("--without")
    {
        Description = "Parts left out: verifier, memory, recovery; separated by commas.",
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _faults = new("--faults")
    {
        Description = $"What goes wrong in the simulation: {string.Join(", ", FaultCatalog.Names)}, separated by commas; all: a random subset in each episode.",
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<Pace?> _pace = new("--pace") { Description = "lockstep (default): simulated time passes as fast as it can be computed. real: as on a real arm." };
    private readonly Option<bool> _rehearse = new("--rehearse") { Description = "Try plans out on a copy of the simulated body before anything moves." };
    private readonly Option<bool> _openLoop = new("--open-loop") { Description = "No verifier and no recovery." };
    private readonly Option<string?> _memory = new("--memory") { Description = "Memory folder, with @NUMBER to recall as of that event." };
    private readonly Option<long?> _seed = new("--seed") { Description = "Seed of everything that is drawn." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _config, _perception, _planner, _verifier, _replayModels, _executor, _blending, _charge, _without, _faults, _pace, _rehearse, _openLoop, _memory, _seed }) command.Add(option);
    }

    /// <summary>Defaults, then the configuration file, then the options.</summary>
    public HostConfiguration Configuration(ParseResult parsed)
    {
        HostConfiguration file = ConfigurationFile.Load(parsed.GetValue(_config));
        BrainOptions brain = file.Brain with
        {
            Perception = parsed.GetValue(_perception) ?? file.Brain.Perception,
            Planner = parsed.GetValue(_planner) ?? file.Brain.Planner,
            Verifier = parsed.GetValue(_verifier) ?? file.Brain.Verifier,
            Executor = parsed.GetValue(_executor) ?? file.Brain.Executor,
            Blending = parsed.GetValue(_blending) ?? file.Brain.Blending,
            ChargeLatency = parsed.GetValue(_charge) || file.Brain.ChargeLatency,
            Without = Without(parsed, file),
            Rehearsal = parsed.GetValue(_rehearse) || file.Brain.Rehearsal,
            MemoryFolder = Memory(parsed).Folder ?? file.Brain.MemoryFolder,
        };
        FaultOptions faults = parsed.GetValue(_faults) is { Length: > 0 } named ? file.Faults with { Names = [.. named.Distinct()] } : file.Faults;
        ModelsOptions models = file.Models with { Replay = parsed.GetValue(_replayModels) ?? file.Models.Replay };
        return (file with { Brain = brain, Faults = faults, Models = models, Pace = parsed.GetValue(_pace) ?? file.Pace, Seed = parsed.GetValue(_seed) ?? file.Seed }).Checked();
    }

    /// <summary>The seed on the command line; null when none was given.</summary>
    public long? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The snapshot that <c>--memory DIR@NUMBER</c> names; null for everything remembered so far.</summary>
    public MemorySnapshot? Snapshot(ParseResult parsed) =>
        Memory(parsed).Sequence is long sequence ? new MemorySnapshot($"#{sequence}", sequence) : null;

    private ImmutableArray<string> Without(ParseResult parsed, HostConfiguration file)
    {
        string[] named = parsed.GetValue(_without) ?? [];
        if (parsed.GetValue(_openLoop)) named = [.. named, "verifier", "recovery"];
        return named.Length == 0 ? file.Brain.Without : [.. named.Distinct().Order(StringComparer.Ordinal)];
    }

    private (string? Folder, long? Sequence) Memory(ParseResult parsed)
    {
        if (parsed.GetValue(_memory) is not { } given) return (null, null);
        int at = given.LastIndexOf('@');
        if (at < 0) return (given, null);
        if (!long.TryParse(given.AsSpan(at + 1), out long sequence) || sequence < 0)
            throw RoboticsException.Invalid("The snapshot in --memory", $"'{given[(at + 1)..]}'", "the number of an event, 0 or more");
        return (given[..at], sequence);
    }
}
