using System.Text.Json;
using System.Text.Json.Nodes;

namespace Robotics.Cortex.Models.Answers;

/// <summary>Builds JSON schemas in the subset that all providers take: every property required, none besides, choices by name.</summary>
internal static class AnswerSchema
{
    public static JsonObject Object(params (string Name, JsonNode Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, p.Schema))),
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Name)]),
        ["additionalProperties"] = false,
    };

    public static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Text(string meaning) => new() { ["type"] = "string", ["description"] = meaning };

    public static JsonObject Number(string meaning) => new() { ["type"] = "number", ["description"] = meaning };

    public static JsonObject Whole(string meaning) => new() { ["type"] = "integer", ["description"] = meaning };

    public static JsonObject OneOf(IEnumerable<string> names) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) };

    public static JsonObject OneOfOrNull(IEnumerable<string> names) => new()
    {
        ["type"] = new JsonArray("string", "null"),
        ["enum"] = new JsonArray([.. names.Select(n => (JsonNode?)n).Append(null)]),
    };

    public static JsonElement Done(JsonObject schema) => JsonSerializer.SerializeToElement(schema);
}
