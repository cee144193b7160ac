using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Host.Configuration;

/// <summary>Reads a configuration file: JSON with comments; an unknown key is refused.</summary>
internal static class ConfigurationFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The file's configuration on top of the defaults; the defaults when <paramref name="path"/> is null.</summary>
    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: not JSON, or an unknown key, with the line.</exception>
    public static HostConfiguration Load(string? path)
    {
        if (path is null) return new HostConfiguration();
        if (!File.Exists(path)) throw new RoboticsException(ErrorCode.MissingDependency, $"The configuration file {path} does not exist.");
        try
        {
            return (JsonSerializer.Deserialize<HostConfiguration>(File.ReadAllText(path), Options) ?? new HostConfiguration()).Checked();
        }
        catch (JsonException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"{path}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    public static string Print(HostConfiguration configuration) => JsonSerializer.Serialize(configuration, Options);
}
