using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Robotics.Cortex.Models.Asking;

/// <summary>A question to a language model: a dialog so far, and the form of the answer.</summary>
public sealed record ModelRequest
{
    /// <summary><c>goal</c>, <c>plan</c>, <c>verdict</c>: also the schema's name.</summary>
    public required string Purpose { get; init; }

    /// <summary>The last one is the user's; pictures go with it.</summary>
    public required ImmutableArray<ModelMessage> Messages { get; init; }

    /// <summary>A JSON schema of an object.</summary>
    public required JsonElement Schema { get; init; }

    public ImmutableArray<ModelPicture> Pictures { get; init; } = [];

    /// <summary>Requests that may be sent for it.</summary>
    public int MaxAttempts { get; init; } = 1;

    /// <summary>Equal for requests that say the same, however often they may be sent.</summary>
    public static string DigestOf(string purpose, IEnumerable<ModelMessage> messages, JsonElement schema, IEnumerable<string> pictures)
    {
        StringBuilder text = new(purpose);
        foreach (ModelMessage message in messages) text.Append('\0').Append(message.Role).Append('\0').Append(message.Text);
        text.Append('\0').Append(JsonSerializer.Serialize(schema, RecordJson.Compact)).Append('\0').AppendJoin('\0', pictures);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
