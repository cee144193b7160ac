namespace Robotics.Protos.Calls;

/// <summary>What the messages of a stream mean whose calls can be cancelled.</summary>
internal sealed record DuplexWork<TRequest, TResponse>
{
    /// <summary>Whether a message asks for work.</summary>
    public required Func<TRequest, bool> Begins { get; init; }

    /// <summary>Does it, and gives what writes the answer: written only when it is sent, since both ends remember what was. Cancelled when the caller says so, is gone, or silent.</summary>
    public required Func<TRequest, CancellationToken, Task<Func<TResponse>>> DoAsync { get; init; }

    /// <summary>
    /// Whether the work of a message is over, or waits, before a message that cancels it could make a difference: then it is done at once, by the thread that read the message, which
    /// listens again afterwards. Other work is done by another thread.
    /// </summary>
    public Func<TRequest, bool> IsBrief { get; init; } = _ => false;

    /// <summary>Told of work that is over, once its answer is on its way, or there will be none; null for nobody.</summary>
    public Action<TRequest>? Done { get; init; }

    /// <summary>Whether a message cancels the work of its number.</summary>
    public required Func<TRequest, bool> Cancels { get; init; }

    /// <summary>Whether a message says that the caller pauses: until he asks for work again he may be silent.</summary>
    public Func<TRequest, bool> Pauses { get; init; } = _ => false;

    /// <summary>Told of each message that asks for no work; null for nobody.</summary>
    public Func<TRequest, ValueTask>? Hears { get; init; }

    /// <summary>How long the caller may be silent between two works, until he pauses; null for any time. Work that he asks for after a longer silence is not begun.</summary>
    public TimeSpan? Absence { get; init; }

    /// <summary>How long the caller may be silent while work is under way; null for any time. Before his first sign of life on a stream, <see cref="FirstSilences"/> times as long: whoever has just started is slow.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Answers when the caller was silent for too long; null for what the work says itself.</summary>
    public Func<TResponse>? Silenced { get; init; }

    /// <summary>How many times as long the first silence may be.</summary>
    public const int FirstSilences = 10;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
