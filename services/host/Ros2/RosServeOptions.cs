using System.CommandLine;
using System.Globalization;

namespace Robotics.Host.Ros2;

/// <summary>The options of <c>robotics sim serve --ros2</c>.</summary>
internal sealed class RosServeOptions
{
    private readonly Option<bool> _ros2 = new("--ros2") { Description = "Serve the simulated arm as a ROS 2 robot instead: joint states, tf, pictures, tracks, joint commands, gripper." };
    private readonly Option<double> _speed = new("--speed") { Description = "With --ros2: simulated seconds a second.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _detections = new("--detections")
    {
        Description = "With --ros2: publish what a detector would see, with this noise: METRES,RADIANS (standard deviations).",
    };

    private readonly Option<string?> _catalog = new("--export-catalog") { Description = "With --ros2: write the scene's classes of objects to this folder, for --catalog of run." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _ros2, _speed, _detections, _catalog }) command.Add(option);
    }

    public bool Chosen(ParseResult parsed) => parsed.GetValue(_ros2);

    public double Speed(ParseResult parsed) => parsed.GetValue(_speed);

    public string? CatalogFolder(ParseResult parsed) => parsed.GetValue(_catalog);

    /// <exception cref="RoboticsException">InvalidArgument: not two numbers, or a negative one.</exception>
    public PoseUncertainty? Detections(ParseResult parsed)
    {
        if (parsed.GetValue(_detections) is not { } text) return null;
        string[] parts = text.Split(',');
        bool valid = parts.Length == 2 & double.TryParse(parts[0], CultureInfo.InvariantCulture, out double metres)
            & double.TryParse(parts[^1], CultureInfo.InvariantCulture, out double radians);
        return valid && metres >= 0 && radians >= 0 && double.IsFinite(metres) && double.IsFinite(radians)
            ? new(metres, radians)
            : throw RoboticsException.Invalid("--detections", $"'{text}'", "METRES,RADIANS, e.g. 0.005,0.02");
    }
}
