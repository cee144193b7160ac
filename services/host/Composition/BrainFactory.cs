using Microsoft.Extensions.Logging;
using Robotics.Brainstem;
using Robotics.Cortex.Language.Embedding;
using Robotics.Cortex.Models.Asking;
using Robotics.Cortex.Models.Verdicts;
using Robotics.Cortex.Rehearsal;
using Robotics.Cortex.TaskLoop;
using Robotics.Hippocampus;
using Robotics.Host.Configuration;
using Robotics.Host.Models;
using Robotics.Host.Telemetry;
using Robotics.Sim.Bodies;

namespace Robotics.Host.Composition;

/// <summary>Puts the regions around a body, all in this process. Memories are opened once a folder and closed with the factory.</summary>
/// <remarks>Not thread-safe: one factory a worker.</remarks>
/// <param name="logging">Where log lines go; disposed with the factory.</param>
/// <param name="memory">A memory that stands for the one that the options name; null for that one. The caller keeps it.</param>
/// <param name="models">Language models; null for none. The caller keeps them.</param>
internal sealed class BrainFactory(ILoggerFactory logging, IMemory? memory = null, LanguageModels? models = null) : IBrainFactory, IAsyncDisposable
{
    private readonly Dictionary<string, MemoryService> _memories = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _owned = [];
    private readonly ExecutorFactory _executors = new(logging, TimeProvider.System);
    private readonly Planners _planners = new(logging, models?.Options.Embedding ?? new EmbeddingOptions());
    private readonly LanguageModels _models = models ?? new LanguageModels(new ModelsOptions(), 0, logging);

    /// <summary>What a second of the body's time is.</summary>
    public Pace Pace { get; init; }

    /// <summary>Whether language models are shown pictures.</summary>
    public bool ShowsPictures => _models.Options.Chat.Images;

    public ISimulatedBody BodyOver(ISimulatedDriver driver)
    {
        PacedBody over = new(driver, Pace, new ServoBodyOptions { Log = logging.CreateLogger("Robotics.Servo") });
        _owned.Add(over);
        return over.Body;
    }

    /// <summary>A driver that waits for a real clock and cannot be copied, behind the brainstem's safety filter on a thread of its own. Freed with the factory; the driver stays the caller's.</summary>
    public ServoBody BodyOver(IRobotDriver driver)
    {
        BodyDescription body = driver.Describe();
        ServoBody over = new(driver, body.CommandType == CommandType.OscPoseAction ? null : Model(body), new ServoBodyOptions { RealTime = true, Log = logging.CreateLogger("Robotics.Servo") });
        _owned.Add(over);
        return over;
    }

    public Brain Around(IOperatedBody body, BrainOptions options)
    {
        options.Checked();
        IPerception perception = BrainParts.Perception(options, body);
        // One consultant a brain: what its planner and its verifier ask counts against the same limits of a task.
        Lazy<Consultant> consultant = new(_models.Consultant);
        IPlanner planner = Planner(options, consultant, ShowsPictures ? SceneCamera.Of(body) : null);
        IVerifier verifier = BrainParts.Verifier();
        if (options.Verifier == BrainParts.ModelVerifierName) verifier = new ModelVerifier(verifier, consultant.Value, _models.Options.Verdicts, SceneCamera.Of(body));
        TaskRegions regions = new(body, perception, planner, _executors.Create(body, perception, options, () => Model(body.Description)), verifier)
        {
            Memory = Memory(options),
        };
        return new Brain
        {
            Body = body,
            Perception = perception,
            Planner = planner,
            Executor = regions.Executor,
            Verifier = verifier,
            Memory = regions.Memory,
            Runner = Runner(regions, options),
        };
    }

    /// <summary>A planner for one brain whose verifier asks no model.</summary>
    /// <param name="options">The parts of the brain.</param>
    /// <param name="picture">Takes the picture that a model is shown; null for none.</param>
    public IPlanner Planner(BrainOptions options, Func<CancellationToken, ValueTask<ModelPicture?>>? picture) =>
        Planner(options, new Lazy<Consultant>(_models.Consultant), picture);

    /// <summary>
    /// The task loop over regions that are here or elsewhere. In simulated time, which stands still while anybody is silent, no silence is a short one: the task ends, and
    /// whoever stood still commands nothing when he comes back.
    /// </summary>
    public ITaskRunner Runner(TaskRegions regions, BrainOptions options) => new MeteredRunner(
        new TaskRunner(
            regions with { Rehearsal = options.Rehearsal ? new PlanRehearsal(regions.Body, this, options) : null },
            Pace == Pace.Real ? BrainParts.Loop(options) : BrainParts.Loop(options) with { MaxResumptions = 0 },
            logging.CreateLogger<TaskRunner>()),
        TimeProvider.System);

    /// <summary>The memory that the options name; without a folder, one that lasts as long as this factory.</summary>
    public IMemory Memory(BrainOptions options)
    {
        if (memory is not null) return memory;
        string key = options.MemoryFolder ?? "";
        if (!_memories.TryGetValue(key, out MemoryService? opened)) _memories[key] = opened = MemoryService.Open(options.MemoryFolder);
        return opened;
    }

    /// <summary>Frees the bodies and models made so far; brains around them are over. Memories and the planner stay.</summary>
    public void Release()
    {
        foreach (IDisposable owned in Enumerable.Reverse(_owned)) owned.Dispose();
        _owned.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (MemoryService opened in _memories.Values) await opened.DisposeAsync();
        await _executors.DisposeAsync();
        Release();
        _planners.Dispose();
        logging.Dispose();
    }

    private IPlanner Planner(BrainOptions options, Lazy<Consultant> consultant, Func<CancellationToken, ValueTask<ModelPicture?>>? picture) =>
        _planners.Create(options.Planner, () => consultant.Value, _models.Options.Planning, picture);

    private MujocoRobotModel Model(BodyDescription body)
    {
        MujocoRobotModel model = BrainParts.Model(body);
        _owned.Add(model);
        return model;
    }
}
