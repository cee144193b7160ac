using System.ComponentModel.DataAnnotations;

namespace Robotics.Cortex.Models;

/// <summary>What language models may cost one task, all its questions and repeated attempts together. Never exceeded: a question whose worst case does not fit is not asked.</summary>
public sealed record ModelLimits
{
    /// <summary>Requests sent, 0 to 1000.</summary>
    [Range(0, 1000)]
    public int Calls { get; init; } = 16;

    /// <summary>Tokens read and written, 0 to 10 million.</summary>
    [Range(0, 10_000_000)]
    public long Tokens { get; init; } = 200_000;

    /// <summary>In the currency of the prices, 0 to 1000.</summary>
    [Range(0, 1000)]
    public double Cost { get; init; } = 1;
}
