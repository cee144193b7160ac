using System.Globalization;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Libero.Description;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero;

/// <summary>One of LIBERO's five suites. A task's model is compiled with its first episode and kept for the next ones.</summary>
public sealed class LiberoSuite : ISuite
{
    /// <summary>Steps without motion before the brain begins, as in published evaluations.</summary>
    public const int SettleSteps = 10;

    private const int InitStates = 50;

    /// <summary>Published step limits, settle steps not counted.</summary>
    private static readonly ImmutableSortedDictionary<string, int> StepLimits = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["libero_spatial"] = 220, ["libero_object"] = 280, ["libero_goal"] = 300, ["libero_10"] = 520, ["libero_90"] = 400,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private readonly ImmutableArray<LiberoTask> _tasks;
    private readonly RobotDefinition _panda;
    private readonly Func<LiberoFiles> _files;

    /// <param name="name">The suite's name.</param>
    /// <param name="panda">The robot that the tasks are made for, away from any scene.</param>
    /// <param name="files">Finds LIBERO's files; asked when an episode is opened. Null: <see cref="LiberoFiles.Locate"/>.</param>
    /// <exception cref="RoboticsException">UnknownName: lists the suites.</exception>
    public LiberoSuite(string name, RobotDefinition panda, Func<LiberoFiles>? files = null)
    {
        (Name, _panda, _files) = (name, panda, files ?? LiberoFiles.Locate);
        _tasks = TaskCatalog.Suite(name);
        Tasks = [.. _tasks.Select(task => task.Name)];
    }

    public string Name { get; }

    public ImmutableArray<string> Tasks { get; }

    public int Inits => InitStates;

    /// <summary>The sentence of each task, in order.</summary>
    public ImmutableArray<string> Instructions => [.. _tasks.Select(task => task.Instruction)];

    /// <inheritdoc/>
    public IEpisode Open(EpisodeRequest request)
    {
        if (request.Task < 0 || request.Task >= _tasks.Length)
            throw RoboticsException.Invalid($"The number of a task of {Name}", request.Task, FormattableString.Invariant($"0 to {_tasks.Length - 1}"));
        TaskModel task = TaskModels.Of(_files(), _tasks[request.Task]);
        LiberoSimulation simulation = Begin(task, request);
        ImmutableArray<int> order = new RandomStream(request.Seed, request.Init, $"{task.Task} ids").NextPermutation(LiberoDescription.CountOf(task.Scene));
        LiberoArm arm = new(simulation, task, LiberoDescription.Of(task.Scene, task.Compiled, _panda, order), Pictures(request));
        arm.Settle(SettleSteps);
        return new LiberoEpisode(About(task, request), arm);
    }

    private static LiberoSimulation Begin(TaskModel task, EpisodeRequest request)
    {
        // Checked before anything is reset; the message says how many there are.
        ReadOnlySpan<double> state = task.Inits[request.Init];
        if (request.Seed is < 0 or > uint.MaxValue)
            throw RoboticsException.Invalid("The seed of LIBERO's generator", request.Seed, FormattableString.Invariant($"0 to {uint.MaxValue}"));
        StartOptions options = new((uint)request.Seed, Resets(request), Mode(request), request.Workaround);
        LiberoSimulation simulation = LiberoSimulation.Begin(task, options);
        simulation.SetState(state);
        return simulation;
    }

    private static int Resets(EpisodeRequest request) => request.Resets ?? request.Init + 1;

    private static PictureOptions Pictures(EpisodeRequest request) => request.Render switch
    {
        "exact" => new PictureOptions(Fast: false, request.Flip),
        "fast" => new PictureOptions(Fast: true, request.Flip),
        _ => throw RoboticsException.Unknown("way of taking pictures", request.Render, ["exact", "fast"]),
    };

    private static PhysicsMode Mode(EpisodeRequest request) => request.Mode switch
    {
        "fast" => PhysicsMode.Fast,
        "exact" => PhysicsMode.Exact,
        _ => throw RoboticsException.Unknown("mode of LIBERO's physics", request.Mode, ["exact", "fast"]),
    };

    private EpisodeTask About(TaskModel task, EpisodeRequest request) => new()
    {
        Suite = Name,
        Name = task.Task.Name,
        Index = request.Task,
        Init = request.Init,
        Instruction = task.Task.Instruction,
        StepLimit = StepLimits[Name],
        SettleSteps = SettleSteps,
        FilmCamera = "agentview",
        Settings = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("flip", request.Flip ? "true" : "false"),
                KeyValuePair.Create("mode", request.Mode),
                KeyValuePair.Create("model", task.Key),
                KeyValuePair.Create("render", request.Render),
                KeyValuePair.Create("resets", Resets(request).ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("seed", request.Seed.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("workaround", request.Workaround ? "true" : "false"),
            ]),
    };
}
