using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Models;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Regions;

/// <summary>An opened episode and the brain that runs in it: all in this process, or with regions in others.</summary>
internal sealed class RunSetting : IAsyncDisposable
{
    private readonly Func<EpisodeRun, CancellationToken, Task<EpisodeResult>> _run;
    private readonly Func<ValueTask> _close;

    private RunSetting(Func<EpisodeRun, CancellationToken, Task<EpisodeResult>> run, Func<ValueTask> close) => (_run, _close) = (run, close);

    public required EpisodeTask Task { get; init; }

    public required BodyDescription Body { get; init; }

    public required IMemory Memory { get; init; }

    /// <summary>Everything in this process.</summary>
    public static RunSetting Here(EpisodeOrder order, HostConfiguration configuration, ILoggerFactory logging)
    {
        IEpisode episode = EpisodeOpening.Open(order, configuration.Faults.Any);
        LanguageModels models = new(configuration.Models, configuration.Seed, logging);
        BrainFactory brains = new(logging, models: models) { Pace = configuration.Pace };
        return new((run, ct) => new EpisodeRunner(brains).RunAsync(episode, run, ct), CloseAsync)
        {
            Task = episode.Task,
            Body = episode.Driver.Describe(),
            Memory = brains.Memory(configuration.Brain),
        };

        async ValueTask CloseAsync()
        {
            await brains.DisposeAsync();
            models.Dispose();
            episode.Dispose();
        }
    }

    /// <summary>Regions with an address there, the others here.</summary>
    /// <exception cref="RoboticsException">Unsupported: a part of the brain works in one process only. Unavailable: a region does not answer. InvalidArgument: the addresses do not fit together, or the body keeps another pace.</exception>
    public static async Task<RunSetting> ApartAsync(EpisodeOrder order, HostConfiguration configuration, ILoggerFactory logging, CancellationToken ct)
    {
        RegionCatalog.RefuseWhatNeedsOneProcess(configuration.Brain);
        ServiceProvider regions = new ServiceCollection()
            .AddRegions(new BrainProcess(configuration, order, logging), RegionComposition.Here(configuration), RegionCatalog.All)
            .BuildServiceProvider();
        try
        {
            ApartStage stage = await ApartStage.OpenAsync(regions, configuration.Brain, order with { RealTime = configuration.Pace == Pace.Real }, ct);
            return new((run, token) => EpisodeRunner.RunAsync(stage, run, token), regions.DisposeAsync)
            {
                Task = stage.Task,
                Body = stage.Description,
                Memory = stage.Memory,
            };
        }
        catch
        {
            await regions.DisposeAsync();
            throw;
        }
    }

    public Task<EpisodeResult> RunAsync(EpisodeRun run, CancellationToken ct) => _run(run, ct);

    public ValueTask DisposeAsync() => _close();
}
