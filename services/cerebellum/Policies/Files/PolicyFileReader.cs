using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Cerebellum.Policies.Files;

/// <summary>Reads <c>policy.json</c>: JSON with comments; an unknown key is refused.</summary>
public static class PolicyFileReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: not JSON, an unknown key, a missing one, or another schema.</exception>
    public static PolicyFile Read(string path)
    {
        if (!File.Exists(path)) throw new RoboticsException(ErrorCode.MissingDependency, $"The policy file {path} does not exist.");
        try
        {
            PolicyFile file = JsonSerializer.Deserialize<PolicyFile>(File.ReadAllText(path), Options)
                ?? throw new RoboticsException(ErrorCode.MalformedFile, $"{path} is empty.");
            if (file.Schema != PolicyFile.CurrentSchema)
                throw new RoboticsException(ErrorCode.MalformedFile, $"{path} has schema {file.Schema}; known: {PolicyFile.CurrentSchema}.");
            return file;
        }
        catch (JsonException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"{path}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }
}
