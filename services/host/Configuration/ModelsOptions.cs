using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Cortex.Language.Embedding;
using Robotics.Cortex.Models;

namespace Robotics.Host.Configuration;

/// <summary>Language models: which one, what it may cost, and what it is asked.</summary>
public sealed record ModelsOptions
{
    public ModelOptions Chat { get; init; } = new();

    public ModelLimits Limits { get; init; } = new();

    public PlanningModelOptions Planning { get; init; } = new();

    /// <summary>The meaning of phrases, for every planner.</summary>
    public EmbeddingOptions Embedding { get; init; } = new();

    public VerdictModelOptions Verdicts { get; init; } = new();

    /// <summary>A record (<c>episode.jsonl</c>) whose answers stand for the model's; null to ask the model itself.</summary>
    public string? Replay { get; init; }

    /// <summary>Everything that decides what a model is asked and what is made of its answers, by dotted name; not where the answers come from.</summary>
    public SortedDictionary<string, string> Settings()
    {
        SortedDictionary<string, string> settings = new(StringComparer.Ordinal);
        Flatten("", JsonSerializer.SerializeToNode(this with { Replay = null }, RecordJson.Compact)!.AsObject(), settings);
        return settings;
    }

    private static void Flatten(string prefix, JsonObject node, SortedDictionary<string, string> settings)
    {
        foreach ((string name, JsonNode? value) in node)
        {
            if (value is JsonObject inner) Flatten($"{prefix}{name}.", inner, settings);
            else if (value is not null) settings[prefix + name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
    }
}
