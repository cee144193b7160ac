namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>What follows <c>--ros-args</c> on a command line, as <c>ros2 run</c> and <c>ros2 launch</c> pass it: remaps and parameters.</summary>
public sealed record RosArguments
{
    private const string Start = "--ros-args", End = "--";

    public static RosArguments None { get; } = new();

    /// <summary>Node (null: any), from, to; in the order given. <c>__node</c> and <c>__ns</c> rename the node itself.</summary>
    public ImmutableArray<(string? Node, string From, string To)> Remaps { get; init; } = [];

    /// <summary>Node (null: any), name, value; later ones count.</summary>
    public ImmutableArray<(string? Node, string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>Takes the ROS arguments out of a command line.</summary>
    /// <returns>The other arguments, in order, and what the ROS arguments say.</returns>
    /// <exception cref="RoboticsException">InvalidArgument: a ROS argument is not known or not well-formed. MalformedFile: a parameter file.</exception>
    public static (ImmutableArray<string> Others, RosArguments Ros) Split(IReadOnlyList<string> arguments)
    {
        ImmutableArray<string>.Builder others = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<(string?, string, string)>.Builder remaps = ImmutableArray.CreateBuilder<(string?, string, string)>();
        ImmutableArray<(string?, string, string)>.Builder parameters = ImmutableArray.CreateBuilder<(string?, string, string)>();
        bool ros = false;
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument == Start) ros = true;
            else if (ros && argument == End) ros = false;
            else if (!ros) others.Add(argument);
            else if (argument is "-r" or "--remap") remaps.Add(Rule(argument, Next(arguments, ref i)));
            else if (argument is "-p" or "--param") parameters.Add(Rule(argument, Next(arguments, ref i)));
            else if (argument is "--params-file") parameters.AddRange(ParameterFile.Read(Next(arguments, ref i)));
            else if (argument is "--log-level" or "--log-config-file" or "-e" or "--enclave") i++;
            else if (!argument.Contains(":=", StringComparison.Ordinal) && !argument.StartsWith("--enable-", StringComparison.Ordinal) && !argument.StartsWith("--disable-", StringComparison.Ordinal))
                throw RoboticsException.Invalid("A ROS argument", $"'{argument}'", "-r FROM:=TO, -p NAME:=VALUE, --params-file FILE, --log-level LEVEL, --");
            else if (argument.Contains(":=", StringComparison.Ordinal)) remaps.Add(Rule(argument, argument));
        }

        return (others.ToImmutable(), new RosArguments { Remaps = remaps.ToImmutable(), Parameters = parameters.ToImmutable() });
    }

    /// <summary>The value of a parameter for a node; null when nobody set it.</summary>
    public string? Parameter(string node, string name) =>
        Parameters.LastOrDefault(p => p.Name == name && (p.Node is null || p.Node.TrimStart('/') == node)).Value;

    /// <summary>The name that a full name was remapped to; the first rule that fits counts.</summary>
    /// <param name="node">The node's name, after its own remap.</param>
    /// <param name="full">The full name.</param>
    /// <param name="expand">Makes the names in the rules full.</param>
    internal string Remapped(string node, string full, Func<string, string> expand)
    {
        foreach ((string? of, string from, string to) in Remaps)
        {
            if ((of is null || of == node) && !from.StartsWith("__", StringComparison.Ordinal) && expand(from) == full) return expand(to);
        }

        return full;
    }

    /// <summary>What <c>__node</c> or <c>__ns</c> was set to; null when nobody did.</summary>
    internal string? Special(string key) => Remaps.LastOrDefault(r => r.From == key).To;

    private static (string? Node, string From, string To) Rule(string option, string text)
    {
        int assign = text.IndexOf(":=", StringComparison.Ordinal);
        if (assign <= 0) throw RoboticsException.Invalid($"The value of {option}", $"'{text}'", "NAME:=VALUE, or NODE:NAME:=VALUE");
        string left = text[..assign], right = text[(assign + 2)..];
        int colon = left.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (null, left, right) : (left[..colon], left[(colon + 1)..], right);
    }

    private static string Next(IReadOnlyList<string> arguments, ref int i) =>
        ++i < arguments.Count ? arguments[i] : throw RoboticsException.Invalid($"The value of {arguments[i - 1]}", null, "a value after it");
}
