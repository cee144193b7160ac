using Robotics.Host.Composition;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;

namespace Robotics.Host.Evaluation;

/// <summary>A worker's brain factory and suites.</summary>
/// <param name="memory">The frozen memory that all episodes recall from.</param>
internal sealed class Workbench(IMemory memory) : IWorkbench
{
    private readonly BrainFactory _brains = new(HostLogging.Create(null), memory);
    private readonly SortedDictionary<string, ISuite> _suites = new(StringComparer.Ordinal);

    public IBrainFactory Brains => _brains;

    public ISuite Suite(string name)
    {
        if (!_suites.TryGetValue(name, out ISuite? suite)) _suites[name] = suite = Suites.Get(name);
        return suite;
    }

    public void Release() => _brains.Release();

    public async ValueTask DisposeAsync()
    {
        await _brains.DisposeAsync();
        foreach (IDisposable suite in _suites.Values.OfType<IDisposable>()) suite.Dispose();
    }
}
