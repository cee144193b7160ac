namespace Robotics.Core.Policies;

/// <summary>A policy: observation and instruction to an action chunk. It moves nothing; the executor plays, blends and drops its chunks.</summary>
/// <remarks>
/// A session is one try at a subgoal: whatever a policy remembers begins anew with it. One inference a session is outstanding at a time; sessions of one
/// policy may be used one after the other, not at once. A policy that cannot answer throws <see cref="RoboticsException"/>; the executor holds the arm.
/// </remarks>
public interface IPolicy : IAsyncDisposable
{
    /// <summary>What it takes and gives. No I/O.</summary>
    PolicyDescription Description { get; }

    /// <summary>Forgets what it remembers, for a new try.</summary>
    /// <exception cref="RoboticsException">Unavailable: a remote policy does not answer.</exception>
    ValueTask<PolicySession> BeginAsync(PolicyStart start, CancellationToken ct);

    /// <summary>Writes <see cref="PolicyDescription.Horizon"/> rows of the action space.</summary>
    /// <exception cref="RoboticsException">
    /// CommandRejected: the answer is not finite, or of another shape than described. Unavailable: no answer in time. InvalidArgument: the observation
    /// lacks a picture that the description asks for.
    /// </exception>
    ValueTask InferAsync(PolicySession session, PolicyQuery query, Memory<double> actions, CancellationToken ct);

    /// <summary>The try is over; ending twice is harmless.</summary>
    ValueTask EndAsync(PolicySession session, CancellationToken ct);
}
