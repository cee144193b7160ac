using Microsoft.Extensions.Logging;
using Robotics.Brainstem;
using Robotics.Cortex.Language;
using Robotics.Cortex.Planning;
using Robotics.Cortex.Rehearsal;
using Robotics.Cortex.TaskLoop;
using Robotics.Hippocampus;
using Robotics.Sim.Bodies;

namespace Robotics.Host.Composition;

/// <summary>Puts the regions around a body, all in this process. Memories are opened once a folder and closed with the factory.</summary>
/// <remarks>Not thread-safe: one factory a worker.</remarks>
/// <param name="logging">Where log lines go; disposed with the factory.</param>
/// <param name="memory">A memory that stands for the one that the options name; null for that one. The caller keeps it.</param>
internal sealed class BrainFactory(ILoggerFactory logging, IMemory? memory = null) : IBrainFactory, IAsyncDisposable
{
    private readonly Dictionary<string, MemoryService> _memories = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _owned = [];
    private readonly Lazy<SymbolicPlanner> _planner = new(() =>
    {
        InstructionGrounder grounder = new(new GroundingOptions(), logging.CreateLogger<InstructionGrounder>());
        return new SymbolicPlanner(grounder.Ground);
    });

    /// <summary>Grounds and plans; made once.</summary>
    public IPlanner Planner => _planner.Value;

    public ISimulatedBody BodyOver(ISimulatedDriver driver)
    {
        SimulatedServoBody over = BrainParts.Body(driver);
        _owned.Add(over);
        return over;
    }

    public Brain Around(ISimulatedBody body, BrainOptions options)
    {
        options.Checked();
        IPerception perception = BrainParts.Perception(options, body);
        TaskRegions regions = new(body, perception, Planner, BrainParts.Executor(body, perception, () => Model(body.Description)), BrainParts.Verifier())
        {
            Memory = Memory(options),
        };
        return new Brain
        {
            Body = body,
            Perception = perception,
            Planner = Planner,
            Executor = regions.Executor,
            Verifier = regions.Verifier,
            Memory = regions.Memory,
            Runner = Runner(regions, options),
        };
    }

    /// <summary>The task loop over regions that are here or elsewhere.</summary>
    public ITaskRunner Runner(TaskRegions regions, BrainOptions options) => new TaskRunner(
        regions with { Rehearsal = options.Rehearsal ? new PlanRehearsal(regions.Body, this, options) : null },
        BrainParts.Loop(options),
        logging.CreateLogger<TaskRunner>());

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
        Release();
        logging.Dispose();
    }

    private MujocoRobotModel Model(BodyDescription body)
    {
        MujocoRobotModel model = BrainParts.Model(body);
        _owned.Add(model);
        return model;
    }
}
