namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>Names of topics, services and nodes.</summary>
internal static class RosName
{
    /// <summary>Relative names get the namespace, <c>~/x</c> the node's full name, absolute ones stay.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: not a ROS name.</exception>
    public static string Expand(string name, string space, string node)
    {
        string full = name switch
        {
            ['/', ..] => name,
            "~" => Join(space, node),
            ['~', '/', ..] => Join(Join(space, node), name[2..]),
            _ => Join(space, name),
        };
        bool valid = full.Length > 1 && full[^1] != '/' && full[1..].Split('/').All(part =>
            part.Length > 0 && !char.IsAsciiDigit(part[0]) && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        return valid ? full : throw RoboticsException.Invalid("A ROS name", $"'{name}'", "letters, digits and _, parts joined with /, none beginning with a digit");
    }

    public static string Join(string space, string name) => space.EndsWith('/') ? space + name : $"{space}/{name}";
}
