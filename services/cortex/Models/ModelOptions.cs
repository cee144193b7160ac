using System.ComponentModel.DataAnnotations;

namespace Robotics.Cortex.Models;

/// <summary>A language model and how patiently it is asked. The key itself is never part of a configuration.</summary>
public sealed record ModelOptions
{
    /// <summary><c>none</c>; <c>openai</c>: any endpoint that speaks OpenAI's chat protocol (OpenAI, vLLM, Ollama, llama.cpp); <c>anthropic</c>: its messages protocol.</summary>
    public string Provider { get; init; } = "none";

    /// <summary>Base address, e.g. <c>http://127.0.0.1:8000/v1</c>; null for the provider's own.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model's name at the provider.</summary>
    public string Model { get; init; } = "";

    /// <summary>The environment variable that holds the key; null for the provider's usual one, which may be unset for an endpoint of one's own.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>A file that holds the key and nothing else; goes before the variable. Null for none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Whether the model is shown a picture of the scene.</summary>
    public bool Images { get; init; }

    /// <summary>Seconds that one attempt may take, 0.05 to 600.</summary>
    [Range(0.05, 600)]
    public double TimeoutSeconds { get; init; } = 30;

    /// <summary>How often one question is sent, the first time included, 1 to 10.</summary>
    [Range(1, 10)]
    public int Attempts { get; init; } = 3;

    /// <summary>Seconds before the second attempt; grows from attempt to attempt, with jitter. 0 to 60.</summary>
    [Range(0, 60)]
    public double RetryDelaySeconds { get; init; } = 0.5;

    /// <summary>Failed attempts within a minute, with hardly one that succeeded, after which the model is left alone for a while, 2 to 100.</summary>
    [Range(2, 100)]
    public int BreakAfter { get; init; } = 6;

    /// <summary>How long it is left alone, seconds, 0.5 to 3600.</summary>
    [Range(0.5, 3600)]
    public double BreakSeconds { get; init; } = 30;

    /// <summary>Tokens that one answer may have, 16 to 32768.</summary>
    [Range(16, 32768)]
    public int MaxOutputTokens { get; init; } = 1024;

    /// <summary>Upper bound of the tokens that a picture counts as, 0 to 20000.</summary>
    [Range(0, 20000)]
    public int TokensPerPicture { get; init; } = 2000;

    /// <summary>Price of a million tokens read, in any currency, 0 to 10000.</summary>
    [Range(0, 10000)]
    public double InputPrice { get; init; }

    /// <summary>Price of a million tokens written, in the same, 0 to 10000.</summary>
    [Range(0, 10000)]
    public double OutputPrice { get; init; }
}
