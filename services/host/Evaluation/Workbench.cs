using Microsoft.Extensions.Logging;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Models;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;

namespace Robotics.Host.Evaluation;

/// <summary>A worker's brain factory and suites.</summary>
internal sealed class Workbench : IWorkbench
{
    private readonly LanguageModels _models;
    private readonly BrainFactory _brains;
    private readonly SortedDictionary<string, ISuite> _suites = new(StringComparer.Ordinal);

    /// <param name="memory">The frozen memory that all episodes recall from.</param>
    /// <param name="configuration">Names the language models, and their seed.</param>
    public Workbench(IMemory memory, HostConfiguration configuration)
    {
        ILoggerFactory logging = HostLogging.Create(null);
        _models = new LanguageModels(configuration.Models, configuration.Seed, logging);
        _brains = new BrainFactory(logging, memory, _models) { Pace = configuration.Pace };
    }

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
        _models.Dispose();
        foreach (IDisposable suite in _suites.Values.OfType<IDisposable>()) suite.Dispose();
    }
}
