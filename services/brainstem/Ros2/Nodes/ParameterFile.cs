namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>A ROS 2 parameter file: <c>NODE:</c>, <c>ros__parameters:</c>, then names and values, nested names joined with dots. The part of YAML that such files use.</summary>
internal static class ParameterFile
{
    private const string Parameters = "ros__parameters";

    /// <returns>Node (null for <c>/**</c>), name, value.</returns>
    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: a line is not <c>NAME: VALUE</c>; the message says where.</exception>
    public static ImmutableArray<(string? Node, string Name, string Value)> Read(string file)
    {
        if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"The parameter file {file} does not exist.");
        return Parse(File.ReadAllLines(file), file);
    }

    internal static ImmutableArray<(string? Node, string Name, string Value)> Parse(IReadOnlyList<string> lines, string file)
    {
        ImmutableArray<(string?, string, string)>.Builder found = ImmutableArray.CreateBuilder<(string?, string, string)>();
        List<(int Indent, string Key)> path = [];
        for (int i = 0; i < lines.Count; i++)
        {
            string line = WithoutComment(lines[i]);
            if (line.Trim() is "" or "---") continue;
            int indent = line.Length - line.TrimStart().Length;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || line.TrimStart().StartsWith('-'))
                throw new RoboticsException(ErrorCode.MalformedFile, $"{file}:{i + 1}: '{line.Trim()}' is not NAME: VALUE (lists are written [a, b]).");
            path.RemoveAll(p => p.Indent >= indent);
            path.Add((indent, line[..colon].Trim().Trim('"', '\'')));
            string value = line[(colon + 1)..].Trim();
            if (value.Length == 0) continue;
            int at = path.FindIndex(p => p.Key == Parameters);
            if (at < 0) throw new RoboticsException(ErrorCode.MalformedFile, $"{file}:{i + 1}: '{path[^1].Key}' is outside {Parameters}.");
            string node = string.Join('/', path.Take(at).Select(p => p.Key.Trim('/')));
            found.Add((node is "**" or "*" or "" ? null : node, string.Join('.', path.Skip(at + 1).Select(p => p.Key)), value.Trim('"', '\'')));
        }

        return found.ToImmutable();
    }

    private static string WithoutComment(string line)
    {
        int hash = line.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? line : line[..hash];
    }
}
