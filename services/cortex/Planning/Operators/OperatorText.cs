namespace Robotics.Cortex.Planning.Operators;

/// <summary>An operator file's text and where it came from, for messages.</summary>
/// <param name="Name">Path, or the name of the built-in file.</param>
/// <param name="Text">Its content.</param>
internal sealed record OperatorText(string Name, string Text)
{
    private const string BuiltInName = "operators.pddl";

    /// <summary>The file at <paramref name="path"/>, or the one built into this assembly when that is null.</summary>
    /// <exception cref="RoboticsException">MissingDependency: there is no such file.</exception>
    public static OperatorText Load(string? path)
    {
        if (path is null) return BuiltIn(BuiltInName);
        try
        {
            return new(path, File.ReadAllText(path));
        }
        catch (IOException missing)
        {
            throw new RoboticsException(ErrorCode.MissingDependency, $"The operator file '{path}' cannot be read: {missing.Message}", missing);
        }
    }

    /// <summary>A file that is built into this assembly.</summary>
    public static OperatorText BuiltIn(string name)
    {
        using Stream stream = typeof(OperatorText).Assembly.GetManifestResourceStream(name)
            ?? throw new RoboticsException(ErrorCode.Internal, $"The assembly was built without {name}.");
        using StreamReader reader = new(stream);
        return new($"{name} (built in)", reader.ReadToEnd());
    }

    /// <summary>The error of a file that says something else than expected at <paramref name="offset"/>.</summary>
    public RoboticsException Malformed(int offset, string message)
    {
        int line = 1 + Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length)).Count('\n');
        return new(ErrorCode.MalformedFile, $"{Name}, line {line}: {message}.");
    }

    public RoboticsException Malformed(Expression at, string message) => Malformed(at.Offset, message);
}
