using System.Collections.Concurrent;
using System.Reflection;

namespace Robotics.Robots;

/// <summary>The robots that this program knows: each folder robots/&lt;name&gt;/ with a robot.json and a model.xml, both embedded in the binary.</summary>
public static class RobotCatalog
{
    private const string Root = "robots/";
    private const string DescriptionFile = "/robot.json";
    private const string ModelFile = "/model.xml";
    private static readonly Assembly Resources = typeof(RobotCatalog).Assembly;

    /// <summary>Names of all robots, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Resources.GetManifestResourceNames()
            .Where(r => r.StartsWith(Root, StringComparison.Ordinal) && r.EndsWith(DescriptionFile, StringComparison.Ordinal))
            .Select(r => r[Root.Length..^DescriptionFile.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<RobotDefinition>> Read = new(StringComparer.Ordinal);

    /// <summary>Reads and checks a robot's files: once in the life of the process, as they are asked for in each episode.</summary>
    /// <exception cref="RoboticsException">
    /// UnknownName: no such robot; the message lists the known ones. MalformedFile: robot.json or model.xml is not what it should be; the message names the value and what is allowed.
    /// </exception>
    public static RobotDefinition Load(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal)) throw RoboticsException.Unknown("robot", name, Names);
        return Read.GetOrAdd(name, static n => new Lazy<RobotDefinition>(() => RobotReader.Read(n, Text(n, DescriptionFile), Text(n, ModelFile)))).Value;
    }

    private static string Text(string name, string file)
    {
        using Stream stream = Resources.GetManifestResourceStream(Root + name + file)
            ?? throw new RoboticsException(ErrorCode.MalformedFile, $"robots/{name}{file} is missing: a robot's folder holds robot.json and model.xml.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
