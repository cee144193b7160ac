using System.Linq;

namespace Robotics.Ros2.Generator;

/// <summary>ROS names → C# names.</summary>
internal static class Naming
{
    private const string Root = "Robotics.Brainstem.Ros2.Messages";

    public static string Namespace(string package) => $"{Root}.{Pascal(package)}";

    /// <summary><c>joint_names</c> → <c>JointNames</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
