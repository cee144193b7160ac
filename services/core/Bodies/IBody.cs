namespace Robotics.Core.Bodies;

/// <summary>A body behind its safety filter. It owns time: in simulation time advances only inside <see cref="ExecuteAsync"/>.</summary>
/// <remarks>Expected ends (preempted, stopped, lease lost) are values; the caller decides what follows. Thread-safe: an observer or a stop may come at any time.</remarks>
public interface IBody
{
    /// <summary>No I/O.</summary>
    BodyDescription Description { get; }

    /// <summary>No time passes.</summary>
    /// <exception cref="RoboticsException">UnknownName: a camera that the body does not have.</exception>
    ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct);

    /// <summary>Plays the chunk. Cancelling is a controlled hold at the next step, before the call returns (<see cref="ChunkEnd.Preempted"/>).</summary>
    /// <exception cref="RoboticsException">CommandRejected: stale, out of order, of the wrong shape or space, or not finite; nothing moved.</exception>
    ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct);

    /// <summary>Latches, is idempotent, needs no lease.</summary>
    ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct);
}
