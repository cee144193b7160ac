using System.CommandLine;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Host.Ros2;

/// <summary>The options that say how a robot is found over ROS 2.</summary>
internal sealed class RosTargetArguments
{
    /// <summary>Longest silence that can be asked for, s.</summary>
    private const double MostSilence = 60;

    private readonly Option<string> _catalog = new("--catalog") { Description = "Over ROS 2: folder of object classes.", DefaultValueFactory = _ => DefaultCatalog };
    private readonly Option<double> _silence = new("--silence") { Description = "Over ROS 2: seconds without a word from the robot until it counts as lost.", DefaultValueFactory = _ => RosRobotOptions.UsualSilence.TotalSeconds };

    /// <summary>Folder of object classes that comes with the program.</summary>
    public static string DefaultCatalog { get; } = Path.Combine(AppContext.BaseDirectory, "objects");

    public void AddTo(Command command)
    {
        command.Add(_catalog);
        command.Add(_silence);
    }

    /// <exception cref="RoboticsException">InvalidArgument: the silence.</exception>
    public RosTarget Target(ParseResult parsed, string robot, RosArguments arguments)
    {
        double seconds = parsed.GetValue(_silence);
        if (!(seconds is > 0 and <= MostSilence)) throw RoboticsException.Invalid("--silence", seconds, $"more than 0, at most {MostSilence} s");
        return new(robot, arguments, TimeSpan.FromSeconds(seconds), parsed.GetRequiredValue(_catalog));
    }
}
