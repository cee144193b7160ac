using System.Globalization;
using Robotics.Brainstem.Ros2.Messages.RclInterfaces;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>The six services by which <c>ros2 param</c> asks a node for its parameters: those that it was started with, and <c>use_sim_time</c>. None changes while it runs.</summary>
internal sealed class ParameterServices : IDisposable
{
    private const string SimTime = "use_sim_time";
    private const byte NotSet = 0, Bool = 1, Integer = 2, Double = 3, Text = 4;

    private readonly SortedDictionary<string, ParameterValue> _values = new(StringComparer.Ordinal);
    private readonly ImmutableArray<IDisposable> _servers;

    public ParameterServices(RosNode node)
    {
        _values[SimTime] = Value("false");
        foreach ((string name, string value) in node.Parameters) _values[name] = Value(value);
        _servers =
        [
            node.Serve<GetParametersService, GetParametersRequest, GetParametersResponse>(
                "~/get_parameters", r => new() { Values = [.. r.Names.Select(Find)] }),
            node.Serve<GetParameterTypesService, GetParameterTypesRequest, GetParameterTypesResponse>(
                "~/get_parameter_types", r => new() { Types = [.. r.Names.Select(n => Find(n).Type)] }),
            node.Serve<ListParametersService, ListParametersRequest, ListParametersResponse>(
                "~/list_parameters", r => new() { Result = List(r.Prefixes) }),
            node.Serve<DescribeParametersService, DescribeParametersRequest, DescribeParametersResponse>(
                "~/describe_parameters", r => new() { Descriptors = [.. r.Names.Select(Describe)] }),
            node.Serve<SetParametersService, SetParametersRequest, SetParametersResponse>(
                "~/set_parameters", r => new() { Results = [.. r.Parameters.Select(p => Refuse(p.Name))] }),
            node.Serve<SetParametersAtomicallyService, SetParametersAtomicallyRequest, SetParametersAtomicallyResponse>(
                "~/set_parameters_atomically", r => new() { Result = Refuse(r.Parameters.Length > 0 ? r.Parameters[0].Name : "") }),
        ];
    }

    public void Dispose()
    {
        foreach (IDisposable server in _servers) server.Dispose();
    }

    /// <summary>A value as YAML reads it: true or false, a whole number, a number, else text.</summary>
    internal static ParameterValue Value(string text) => text switch
    {
        "true" or "True" or "TRUE" => new() { Type = Bool, BoolValue = true },
        "false" or "False" or "FALSE" => new() { Type = Bool },
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => new() { Type = Integer, IntegerValue = whole },
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => new() { Type = Double, DoubleValue = number },
        _ => new() { Type = Text, StringValue = text },
    };

    private ParameterValue Find(string name) => _values.TryGetValue(name, out ParameterValue? value) ? value : new() { Type = NotSet };

    private ListParametersResult List(string[] prefixes) => new()
    {
        Names = [.. _values.Keys.Where(n => prefixes.Length == 0 || prefixes.Any(p => n == p || n.StartsWith(p + ".", StringComparison.Ordinal)))],
    };

    private ParameterDescriptor Describe(string name) => new() { Name = name, Type = Find(name).Type, ReadOnly = true };

    private static SetParametersResult Refuse(string name) => new() { Reason = $"'{name}' is set when the node is started: --ros-args -p {name}:=VALUE." };
}
