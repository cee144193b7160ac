using System.Text.Json.Serialization;

namespace Robotics.Cerebellum.Policies.Files;

/// <summary>A policy's server.</summary>
public sealed record RemoteFile
{
    /// <summary>E.g. <c>ws://127.0.0.1:8000</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Seconds that an answer may take.</summary>
    public double TimeoutSeconds { get; init; } = 10;

    /// <summary>Seconds that the first answer may take: servers compile on it.</summary>
    public double FirstTimeoutSeconds { get; init; } = 180;

    /// <summary>How often a request is repeated over a new connection after the old one broke.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Name of the environment variable that holds the server's key; null for none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The server's key, from the environment; null for none. Never logged.</summary>
    [JsonIgnore]
    public string? Key => KeyVariable is { } variable && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key ? key : null;

    /// <summary>Further text fields that the protocol asks for, e.g. <c>unnorm_key</c>.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
