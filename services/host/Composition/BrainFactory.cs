using Microsoft.Extensions.Logging;
using Robotics.Brainstem;
using Robotics.Cortex.Language;
using Robotics.Cortex.Planning;
using Robotics.Cortex.Rehearsal;
using Robotics.Cortex.TaskLoop;
using Robotics.Hippocampus;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Thalamus;
using Robotics.Verifier;

namespace Robotics.Host.Composition;

/// <summary>Puts the regions around a body, all in this process. Memories are opened once a folder and closed with the factory.</summary>
/// <remarks>Not thread-safe: one factory a worker.</remarks>
/// <param name="logging">Where log lines go; disposed with the factory.</param>
/// <param name="memory">A memory that stands for the one that the options name; null for that one. The caller keeps it.</param>
internal sealed class BrainFactory(ILoggerFactory logging, IMemory? memory = null) : IBrainFactory, IAsyncDisposable
{
    private static readonly ImmutableArray<string> Parts = ["memory", "recovery", "verifier"];
    private static readonly ImmutableArray<string> Planners = ["symbolic"];

    private readonly Dictionary<string, MemoryService> _memories = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _owned = [];
    private readonly ExecutorFactory _executors = new(logging, TimeProvider.System);
    private readonly Lazy<SymbolicPlanner> _planner = new(() =>
    {
        InstructionGrounder grounder = new(new GroundingOptions(), logging.CreateLogger<InstructionGrounder>());
        return new SymbolicPlanner(grounder.Ground);
    });

    public ISimulatedBody BodyOver(ISimulatedDriver driver)
    {
        BodyDescription body = driver.Describe();
        SimulatedServoBody over = new(driver, body.CommandType == CommandType.JointTorque ? Model(body) : null);
        _owned.Add(over);
        return over;
    }

    public Brain Around(ISimulatedBody body, BrainOptions options)
    {
        foreach (string part in options.Without) Known("part", part, Parts);
        Known("planner", options.Planner, Planners);
        IPerception perception = PerceptionCatalog.Create(options.Perception, body);
        TemporalVerifier verifier = new();
        ISkillExecutor executor = _executors.Create(body, perception, options, () => Model(body.Description));
        TaskLoopOptions loop = new()
        {
            Verifier = !options.Without.Contains("verifier"),
            Recovery = !options.Without.Contains("recovery"),
            Memory = !options.Without.Contains("memory"),
        };
        TaskRegions regions = new(body, perception, _planner.Value, executor, verifier)
        {
            Memory = Memory(options),
            Rehearsal = options.Rehearsal ? new PlanRehearsal(body, this, options) : null,
        };
        return new Brain
        {
            Body = body,
            Perception = perception,
            Planner = _planner.Value,
            Executor = executor,
            Verifier = verifier,
            Memory = regions.Memory,
            Runner = new TaskRunner(regions, loop, logging.CreateLogger<TaskRunner>()),
        };
    }

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
        logging.Dispose();
    }

    private MujocoRobotModel Model(BodyDescription body)
    {
        MujocoRobotModel model = new(RobotCatalog.Load(body.RobotName));
        _owned.Add(model);
        return model;
    }

    private static void Known(string kind, string name, ImmutableArray<string> known)
    {
        if (!known.Contains(name)) throw RoboticsException.Unknown(kind, name, known);
    }
}
