using System.Text.Json;

namespace Robotics.Tests.Models;

/// <summary>A request as it came to a <see cref="ModelServer"/>.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Body">As sent.</param>
/// <param name="Key">The key that came with it; null when none did.</param>
internal sealed record ModelQuestion(int Number, JsonElement Body, string? Key)
{
    /// <summary>The texts of the messages after the system's, in order.</summary>
    public IReadOnlyList<string> Texts { get; } =
        [.. Body.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("role").GetString() != "system").Select(m => TextOf(m.GetProperty("content")))];

    /// <summary>The first text: the scene and what is asked.</summary>
    public string Asked => Texts[0];

    /// <summary>Pictures in all messages.</summary>
    public int Pictures { get; } = Body.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("content").ValueKind == JsonValueKind.Array)
        .Sum(m => m.GetProperty("content").EnumerateArray().Count(c => c.GetProperty("type").GetString() is "image_url" or "image"));

    /// <summary>What the person said, from between the marks.</summary>
    public string Instruction => Asked[(Asked.IndexOf("<<<\n", StringComparison.Ordinal) + 4)..Asked.LastIndexOf("\n>>>", StringComparison.Ordinal)];

    public bool IsAboutAPlan => Asked.Contains("\n\nThe goal: ", StringComparison.Ordinal);

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Where(c => c.GetProperty("type").GetString() == "text").Select(c => c.GetProperty("text").GetString()));
}
