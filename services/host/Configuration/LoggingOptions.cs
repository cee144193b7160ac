using System.ComponentModel.DataAnnotations;

namespace Robotics.Host.Configuration;

/// <summary>Where log lines go besides standard error.</summary>
public sealed record LoggingOptions
{
    /// <summary>The folder of <c>NAME-DATE.jsonl</c>, a file a process and day, one JSON object a line with its trace; null for none. NAME is the region, or <c>operator</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>Files of a process that are kept.</summary>
    [Range(1, 1000)]
    public int Files { get; init; } = 14;
}
