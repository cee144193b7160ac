using System.CommandLine;
using Robotics.Host.Deployment;
using Robotics.Host.Robots;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary><c>robotics robot check NAME</c>: says whether a robot's folder describes one robot, and what is wrong with it.</summary>
internal static class RobotCommand
{
    public static Command Create()
    {
        Argument<string> name = new("name") { Description = "The robot's folder under robots/." };
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
        return new Command("robot", "Robots and their descriptions.") { check };
    }
}
