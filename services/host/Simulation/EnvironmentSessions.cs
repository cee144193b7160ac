using System.Collections.Concurrent;
using Robotics.Protos.Simulation;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Simulation;

/// <summary>Sessions of environments in this process, by name. Calls of one session are played one after the other.</summary>
/// <param name="suite">The suite of a request that names none.</param>
/// <param name="standard">The episode of such a request.</param>
internal sealed class EnvironmentSessions(string suite, EpisodeRequest standard) : IEnvironments, IAsyncDisposable
{
    /// <summary>Each holds a simulation in native memory.</summary>
    private const int MaxSessions = 16;

    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private int _opened;

    public ImmutableArray<(string Suite, ImmutableArray<string> Tasks)> Suites => [.. Composition.Suites.Names.Select(n => (n, Composition.Suites.Get(n).Tasks))];

    public async ValueTask<EnvironmentStart> ResetAsync(EnvironmentRequest request, CancellationToken ct)
    {
        if (request.Session.Length == 0 && _slots.Count >= MaxSessions)
            throw new RoboticsException(ErrorCode.Unavailable, $"There are {MaxSessions} sessions, and no more are held. Close one.");
        EnvironmentSession session = await OpenAsync(request, ct);
        string name = request.Session.Length == 0 ? FormattableString.Invariant($"s{Interlocked.Increment(ref _opened)}") : request.Session;
        try
        {
            if (request.Session.Length == 0) _slots[name] = new Slot();
            return await InAsync(name, async slot =>
            {
                if (slot.Session is { } before) await before.DisposeAsync();
                slot.Session = session;
                return await StartAsync(name, session, request.Cameras, ct);
            }, ct);
        }
        catch when (!_slots.TryGetValue(name, out Slot? slot) || slot.Session != session)
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask<EnvironmentState> StepAsync(EnvironmentAction action, CancellationToken ct) => InAsync(action.Session, async slot =>
    {
        await slot.Session!.StepAsync(action, ct);
        return await slot.Session.ObserveAsync(action.Cameras, ct);
    }, ct);

    public ValueTask<EnvironmentState> ObserveAsync(string session, ImmutableArray<CameraRequest> cameras, CancellationToken ct) =>
        InAsync(session, slot => slot.Session!.ObserveAsync(cameras, ct), ct);

    public async ValueTask CloseAsync(string session, CancellationToken ct)
    {
        if (_slots.TryRemove(session, out Slot? slot)) await slot.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (string name in _slots.Keys.Order(StringComparer.Ordinal)) await CloseAsync(name, CancellationToken.None);
    }

    private ValueTask<EnvironmentSession> OpenAsync(EnvironmentRequest request, CancellationToken ct) => request.Suite.Length == 0
        ? EnvironmentSession.OpenAsync(standard with { Mode = request.Mode, Resets = request.Resets }, suite, ct)
        : EnvironmentSession.OpenAsync(new EpisodeRequest(request.Task, request.Init, request.Seed) { Mode = request.Mode, Resets = request.Resets }, request.Suite, ct);

    private static async ValueTask<EnvironmentStart> StartAsync(string name, EnvironmentSession session, ImmutableArray<CameraRequest> cameras, CancellationToken ct) => new()
    {
        Session = name,
        TaskName = session.Task.Name,
        Instruction = session.Task.Instruction,
        StepLimit = session.Task.StepLimit,
        SettleSteps = session.Task.SettleSteps,
        Cameras = [.. session.Body.Cameras.Select(c => c.Name)],
        Objects = session.Body.Objects,
        State = await session.ObserveAsync(cameras, ct),
    };

    private async ValueTask<T> InAsync<T>(string name, Func<Slot, ValueTask<T>> call, CancellationToken ct)
    {
        if (!_slots.TryGetValue(name, out Slot? slot)) throw RoboticsException.Unknown("session", name, _slots.Keys);
        await slot.Gate.WaitAsync(ct);
        try
        {
            return slot.Closed ? throw RoboticsException.Unknown("session", name, _slots.Keys) : await call(slot);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private sealed class Slot : IAsyncDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public EnvironmentSession? Session { get; set; }

        public bool Closed { get; private set; }

        // The gate itself is left to the collector: a caller may still wait for it, and finds the session closed.
        public async ValueTask DisposeAsync()
        {
            await Gate.WaitAsync();
            Closed = true;
            if (Session is { } session) await session.DisposeAsync();
            Gate.Release();
        }
    }
}
