using Robotics.Host.Composition;
using Robotics.Protos.Simulation;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Simulation;

/// <summary>One episode that is driven from outside, behind the brainstem's safety filter as every other. Used by one caller at a time.</summary>
internal sealed class EnvironmentSession : IAsyncDisposable
{
    private readonly IEpisode _episode;
    private readonly BrainFactory _bodies;
    private readonly ISimulatedBody _body;
    private readonly CommandLease _lease;
    private readonly ActionSpace _space;

    private EnvironmentSession(IEpisode episode, BrainFactory bodies, ISimulatedBody body, CommandLease lease)
    {
        (_episode, _bodies, _body, _lease) = (episode, bodies, body, lease);
        _space = body.Description.ActionSpaces.First(s => s is { Kind: ActionKind.OscPoseDelta, Frame: ActionFrame.World });
    }

    public EpisodeTask Task => _episode.Task;

    public BodyDescription Body => _body.Description;

    /// <exception cref="RoboticsException">What <see cref="ISuite.Open"/> throws.</exception>
    public static async ValueTask<EnvironmentSession> OpenAsync(EpisodeRequest request, string suite, CancellationToken ct)
    {
        IEpisode episode = Suites.Get(suite).Open(request);
        BrainFactory bodies = new(HostLogging.Create(null));
        ISimulatedBody body = bodies.BodyOver(episode.Driver);
        return new EnvironmentSession(episode, bodies, body, await body.AcquireAsync("sim serve", ct));
    }

    /// <summary>Plays the step after the last one; the last one itself is only looked at again.</summary>
    /// <exception cref="RoboticsException">CommandRejected: out of order, of the wrong length, not finite. Diverged, Stopped: the body does not go on.</exception>
    public async ValueTask StepAsync(EnvironmentAction action, CancellationToken ct)
    {
        Observation now = await _body.ObserveAsync(ObservationRequest.Proprioception, ct);
        if (action.Step == now.Step && now.Step > 0) return;
        if (action.Step != now.Step + 1)
        {
            throw new RoboticsException(
                ErrorCode.CommandRejected, FormattableString.Invariant($"The step is {action.Step}; allowed: {now.Step + 1}, the next one, or {now.Step}, the last one."));
        }

        // Once begun a step is played to its end, so that a caller who went away finds the episode between two steps.
        ChunkOutcome outcome = await _body.ExecuteAsync(_lease, Chunk(action, now), CancellationToken.None);
        if (outcome.End == ChunkEnd.Played) return;
        throw new RoboticsException(outcome.End == ChunkEnd.Diverged ? ErrorCode.Diverged : ErrorCode.Stopped, $"The body does not go on: {outcome.Reason}");
    }

    public async ValueTask<EnvironmentState> ObserveAsync(ImmutableArray<CameraRequest> cameras, CancellationToken ct)
    {
        Observation seen = await _body.ObserveAsync(new ObservationRequest(true, cameras), ct);
        return new EnvironmentState(seen, _episode.SucceededSoFar, _episode.SucceedsNow, _episode.State);
    }

    public async ValueTask DisposeAsync()
    {
        await _bodies.DisposeAsync();
        _episode.Dispose();
    }

    private ActionChunk Chunk(EnvironmentAction action, Observation now) => new()
    {
        Space = _space,
        TaskId = action.Session,
        SubgoalId = "external",
        Epoch = _lease.Epoch,
        Sequence = action.Step,
        ComputedFrom = now.Time,
        FirstStep = now.Step,
        Values = action.Values,
    };
}
