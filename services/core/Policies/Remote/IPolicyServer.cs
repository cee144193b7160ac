namespace Robotics.Core.Policies.Remote;

/// <summary>A policy's server as one protocol reaches it: names and arrays there and back. What they mean is the caller's affair, and so are time-outs and retries.</summary>
/// <remarks>
/// Not thread-safe: one call at a time. A connection that is not there or breaks is <see cref="ErrorCode.Unavailable"/> with the cause inside, and may be tried
/// again; what the server itself refuses is <see cref="ErrorCode.CommandRejected"/>, and may not. After either, <see cref="OpenAsync"/> connects anew.
/// </remarks>
public interface IPolicyServer : IAsyncDisposable
{
    /// <summary>Connects unless connected, and asks whether it is well and serves what is wanted: cheap when it is.</summary>
    ValueTask OpenAsync(CancellationToken ct);

    /// <summary>A new try begins: whatever the server remembers of the last one is forgotten, as far as the protocol knows how.</summary>
    ValueTask BeginAsync(PolicyStart start, CancellationToken ct);

    /// <summary>One question and its answer's arrays. Protocols whose answers have no names give it the question's first <see cref="PolicyQuestion.Answers"/>.</summary>
    ValueTask<ImmutableArray<PolicyArray>> AskAsync(PolicyQuestion question, CancellationToken ct);

    /// <summary>Gives the connection up, e.g. since no answer came in time: a late one must not be taken for the next.</summary>
    void Drop();
}
