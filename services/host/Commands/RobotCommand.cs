using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Moves;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Host.Composition;
using Robotics.Host.Deployment;
using Robotics.Host.Robots;
using Robotics.Host.Ros2;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary><c>robotics robot check NAME</c>: says whether a robot's folder describes one robot, and what is wrong with it. <c>robotics robot home NAME</c>: moves it home over ROS 2.</summary>
internal static class RobotCommand
{
    /// <summary>Share of the joints' limits that nobody is startled by.</summary>
    private const double UsualSpeed = 0.25;

    /// <param name="ros">What followed <c>--ros-args</c>.</param>
    public static Command Create(RosArguments ros) => new("robot", "Robots and their descriptions.") { Check(), Home(ros) };

    private static Command Check()
    {
        Argument<string> name = Name();
        Command check = new("check", "Verify limits, kinematics, reach, cameras and gripper.") { name };
        check.SetAction(parsed =>
        {
            bool well = true;
            foreach (Finding finding in RobotCheck.Look(parsed.GetRequiredValue(name)))
            {
                well &= finding.Wrong is null;
                Console.WriteLine(finding.Wrong is { } wrong ? $"wrong  {finding.What}: {wrong}" : $"well   {finding.What}: {finding.Note}");
            }

            return well ? ExitCode.Success : ExitCode.BadInput;
        });
        return check;
    }

    private static Command Home(RosArguments ros)
    {
        Argument<string> name = Name();
        Option<double> speed = new("--speed") { Description = "Share of each joint's greatest velocity and acceleration.", DefaultValueFactory = _ => UsualSpeed };
        RosTargetArguments target = new();
        Command home = new("home", "Move the robot home over ROS 2 by a planned move (control_msgs/FollowJointTrajectory), when the safety filter finds the way free.") { name, speed };
        target.AddTo(home);
        home.SetAction(async (parsed, ct) =>
        {
            using ILoggerFactory logging = HostLogging.Create(null);
            string robot = parsed.GetRequiredValue(name);
            RosRobotOptions options = target.Target(parsed, robot, ros).Options(logging, ObjectSource.Tracks);
            try
            {
                (double farthest, TimeSpan duration) = await PlannedMove.RunAsync(options, null, parsed.GetValue(speed), ct);
                Console.WriteLine(farthest > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{robot} is home: {farthest:F2} rad in {duration.TotalSeconds:F1} s")
                    : $"{robot} is home already");
                return ExitCode.Success;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                Console.WriteLine("interrupted; the robot was told to end the move");
                return ExitCode.Interrupted;
            }
        });
        return home;
    }

    private static Argument<string> Name() => new("name") { Description = "The robot's folder under robots/." };
}
