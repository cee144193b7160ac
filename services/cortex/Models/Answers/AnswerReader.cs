using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Cortex.Models.Answers;

/// <summary>Reads a model's answer strictly: one JSON object with all that the schema asks for and nothing else; words around it are forgiven.</summary>
internal static class AnswerReader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <returns>False with <paramref name="why"/> when the text is no such object.</returns>
    public static bool TryRead<T>(string text, [NotNullWhen(true)] out T? answer, out string why)
        where T : class
    {
        (answer, why) = (null, "");
        int first = text.IndexOf('{', StringComparison.Ordinal), last = text.LastIndexOf('}');
        if (first < 0 || last < first)
        {
            why = "the answer is not JSON: one object by the schema is wanted";
            return false;
        }

        try
        {
            answer = JsonSerializer.Deserialize<T>(text.AsSpan(first, last - first + 1), Strict);
            return answer is not null;
        }
        catch (JsonException e)
        {
            why = $"the answer does not follow the schema: {e.Message}";
            return false;
        }
    }
}
