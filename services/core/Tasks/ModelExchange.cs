using System.Text.Json;

namespace Robotics.Core.Tasks;

/// <summary>One question to a language model and its answer, complete enough to be answered again from the record without the model. Holds no secret.</summary>
public sealed record ModelExchange
{
    /// <summary>What it was about: <c>goal</c>, <c>plan</c>, <c>verdict</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    public required ImmutableArray<ModelMessage> Messages { get; init; }

    /// <summary>The JSON schema that the answer was to follow.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>Digest of each picture that went with the last message.</summary>
    public ImmutableArray<string> Pictures { get; init; } = [];

    /// <summary>The answer; null when there was none.</summary>
    public string? Text { get; init; }

    /// <summary>Why there was no answer; null when there was one.</summary>
    public string? Fault { get; init; }

    /// <summary>Tokens read for the answer, as the server counts them; an upper bound where it did not say.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written, likewise.</summary>
    public long OutputTokens { get; init; }

    /// <summary>By the configured prices, in their currency; with the most that lost attempts can have cost.</summary>
    public double Cost { get; init; }

    /// <summary>Requests that were sent for it, repeated ones included; 0 when the budget or an open circuit forbade it.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts that the server gave no answer to (timed out or cut): their tokens are not known and count at their upper bound.</summary>
    public int Lost { get; init; }

    /// <summary>Wall time from the first request to the answer, ms; of the recorded exchange when it is replayed.</summary>
    public double LatencyMs { get; init; }
}
