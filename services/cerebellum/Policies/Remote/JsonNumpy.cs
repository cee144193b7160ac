using System.Text.Json.Nodes;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>Arrays as json_numpy writes them: base64 of their bytes, with type and shape.</summary>
internal static class JsonNumpy
{
    private const string Mark = "__numpy__";

    public static JsonObject Write(PolicyArray array) => new()
    {
        [Mark] = Convert.ToBase64String(array.Data.Span), ["dtype"] = array.Type, ["shape"] = new JsonArray([.. array.Shape.Select(s => (JsonNode)s)]),
    };

    /// <exception cref="RoboticsException">MalformedFile: it is no array.</exception>
    public static PolicyArray Read(string name, JsonNode? node)
    {
        try
        {
            if (node is JsonObject map && map[Mark] is { } data && map["dtype"] is { } type && map["shape"] is JsonArray shape)
                return new PolicyArray(name, type.GetValue<string>(), Convert.FromBase64String(data.GetValue<string>()), [.. shape.Select(s => s!.GetValue<int>())]);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"the array '{name}' is malformed: {e.Message}", e);
        }

        throw new RoboticsException(ErrorCode.MalformedFile, $"the answer '{name}' is no array: an object with {Mark}, dtype and shape is expected.");
    }
}
