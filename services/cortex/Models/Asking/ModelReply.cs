namespace Robotics.Cortex.Models.Asking;

/// <summary>What became of a question.</summary>
public sealed record ModelReply
{
    /// <summary>Null when there was no answer.</summary>
    public string? Text { get; init; }

    /// <summary>Why there was none; null when there was. Secrets taken out.</summary>
    public string? Fault { get; init; }

    /// <summary>Tokens that the server says it read; null when it did not say.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens that the server says it wrote; null when it did not say.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Requests sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Of these, how many the server did not answer at all: timed out, or cut.</summary>
    public int Lost { get; init; }

    public double LatencyMs { get; init; }
}
