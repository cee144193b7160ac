using System.Text.Json;
using Robotics.Brainstem;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Regions;

/// <summary>The body of the episode that is open, and the episodes themselves. Opening the next one stops the body before and waits for its calls to end.</summary>
/// <remarks>Thread-safe. Epochs go on from one body to the next, so that no command meant for an earlier one moves a later one.</remarks>
internal sealed class EpisodeHost : IOperatedBody, IEpisodes, IAsyncDisposable
{
    private static readonly StopRequest Opening = new("brainstem", "another episode is being opened", BodyMode.ProtectiveStop);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Occupancy _calls = new();
    private readonly Pace _pace;
    private readonly ServoBodyOptions _options;
    private OpenBody _open;

    /// <param name="first">The episode that is open until another one is.</param>
    /// <param name="pace">What a second of its body's time is.</param>
    /// <param name="options">How its body is driven; has the last epoch that was granted before.</param>
    public EpisodeHost(EpisodeOrder first, Pace pace, ServoBodyOptions options)
    {
        (_pace, _options) = (pace, options);
        _open = Open(first, options.LastEpoch);
    }

    public BodyDescription Description => _open.Body.Description;

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => _calls.InAsync(() => _open.Body.ObserveAsync(what, ct));

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) =>
        _calls.InAsync(() => _open.Body.ExecuteAsync(lease, chunk, ct));

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => _calls.InAsync(() => _open.Body.StopAsync(request, ct));

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => _calls.InAsync(() =>
    {
        // Whoever has given up meanwhile gets none.
        ct.ThrowIfCancellationRequested();
        return _open.Body.AcquireAsync(request, ct);
    });

    public async ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => await _calls.InAsync(async () =>
    {
        await _open.Body.ReleaseAsync(lease, ct);
        return lease;
    });

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => _open.Body.RevokeAsync(holder, ct);

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => _open.Body.RenewAsync(lease, pauses);

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => _calls.InAsync(() => _open.Body.ResetStopAsync(by, ct));

    public async ValueTask<OpenedEpisode> OpenAsync(EpisodeOrder order, CancellationToken ct)
    {
        if (order.RealTime != (_pace == Pace.Real))
            throw RoboticsException.Invalid("The pace", order.RealTime ? Pace.Real : Pace.Lockstep, $"{_pace}, as the brainstem has it: all processes of a brain keep the same (\"pace\" in their configuration)");
        await _opening.WaitAsync(ct);
        try
        {
            await _open.Body.StopAsync(Opening, ct);
            await _calls.EmptyAsync(() =>
            {
                // One epoch is left out, so that a lease of the episode before cannot be followed. An operator's stop is the cell's, not the episode's.
                OpenBody next = Open(order, _open.Body.LastEpoch + 1);

                // As it stands when nobody is inside any more, and before anybody comes in again.
                StopState stop = _open.Body.Latch(Opening);
                if (stop.Mode == BodyMode.EmergencyStop) next.Body.Latch(new(stop.By, stop.Reason, stop.Mode));
                _open.Dispose();
                _open = next;
            });
            return new(_open.Episode.Task, _open.Body.Description);
        }
        finally
        {
            _opening.Release();
        }
    }

    public ValueTask<EpisodeJudgement> JudgeAsync(bool rest, double gripper, CancellationToken ct) => _calls.InAsync(async () =>
    {
        OpenBody open = _open;
        // Nobody says meanwhile that he is alive: in real time, a step at a time.
        int steps = rest ? open.Episode.Task.RestSteps : 0, atOnce = _pace == Pace.Real ? 1 : steps;
        if (steps > 0 && _pace == Pace.Real) await UntilHeldAsync(open.Body, ct);
        for (int left = steps; left > 0; left -= atOnce) await Rest.PlayAsync(open.Body, atOnce, gripper, ct);
        StageJudgement judged = Rest.Judge(open.Episode);
        return new EpisodeJudgement(judged.Success, judged.SuccessAtEnd, [.. FaultCatalog.FiredBy(open.Driver).Select(f => (f.Fault, f.Step, f.Text))]);
    });

    /// <summary>Ends what the task may still have under way, and waits for the hold that follows.</summary>
    private async ValueTask UntilHeldAsync(SimulatedServoBody body, CancellationToken ct)
    {
        await body.AcquireAsync("judge", ct);
        while ((await body.ObserveAsync(ObservationRequest.Proprioception, ct)).Mode == BodyMode.Moving) await Task.Delay(body.Description.ControlPeriod, _options.Clock, ct);
    }

    /// <summary>Stops the body and waits for its calls to end: nobody plays what is freed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _open.Body.StopAsync(new("brainstem", "the process ends", BodyMode.ProtectiveStop), CancellationToken.None);
        await _calls.CloseAsync();
        _open.Dispose();
        _opening.Dispose();
    }

    private OpenBody Open(EpisodeOrder order, long lastEpoch)
    {
        FaultOptions faults = Faults(order.Faults);
        IEpisode episode = EpisodeOpening.Open(order, faults.Any);
        ISimulatedDriver driver = FaultCatalog.Around(episode.Driver, faults, order.Seed, episode.Task.Suite, episode.Task.Number);
        return new(episode, driver, new PacedBody(driver, _pace, _options with { LastEpoch = lastEpoch }));
    }

    private static FaultOptions Faults(string json)
    {
        if (json.Length == 0) return FaultOptions.None;
        try
        {
            return (JsonSerializer.Deserialize<FaultOptions>(json, RecordJson.Compact) ?? FaultOptions.None).Checked();
        }
        catch (JsonException e)
        {
            throw RoboticsException.Invalid("The faults of an episode", $"not readable: {e.Message}", "one JSON object");
        }
    }

    private sealed record OpenBody(IEpisode Episode, ISimulatedDriver Driver, PacedBody Paced) : IDisposable
    {
        public SimulatedServoBody Body => Paced.Body;

        public void Dispose()
        {
            Paced.Dispose();
            Episode.Dispose();
        }
    }
}
