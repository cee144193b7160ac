using System.Globalization;

namespace Robotics.Robots;

/// <summary>What a robot.json must satisfy. The first breach is the error: it names the value and what is allowed.</summary>
internal sealed class RobotRules(string file)
{
    public void Check(string folder, RobotFile robot)
    {
        Require(robot.Name == folder, "name", robot.Name, $"the name of its folder, {folder}");
        Require(!robot.Joints.IsDefaultOrEmpty, "the number of joints", 0, "at least one");
        foreach (JointDescription joint in robot.Joints) Check(joint);
        Unique("joints", robot.Joints.Select(j => j.Name));
        CheckHome(robot);
        Check(robot.Gripper);
        CheckCameras(robot.Cameras);
        Length("tcpInFlange.position", robot.TcpInFlange.Position, 3);
        Length("tcpInFlange.quaternionXyzw", robot.TcpInFlange.QuaternionXyzw, 4);
        double norm = Math.Sqrt(robot.TcpInFlange.QuaternionXyzw.Sum(x => x * x));
        Require(Math.Abs(norm - 1) < 1e-6, "the norm of tcpInFlange.quaternionXyzw", norm, "1");
        Positive("servoPeriodSeconds", robot.ServoPeriodSeconds);
        double ratio = robot.ControlPeriodSeconds / robot.ServoPeriodSeconds;
        Require(ratio >= 1 && Math.Abs(ratio - Math.Round(ratio)) < 1e-9, "controlPeriodSeconds", robot.ControlPeriodSeconds,
            $"a whole multiple of servoPeriodSeconds, {Text(robot.ServoPeriodSeconds)}");
        CheckSpaces(robot);
        Positive("tcpLimits.maxSpeed", robot.TcpLimits.MaxSpeed);
        Positive("tcpLimits.maxTurnRate", robot.TcpLimits.MaxTurnRate);
        Positive("tcpLimits.maxAcceleration", robot.TcpLimits.MaxAcceleration);
        Positive("tcpLimits.maxJerk", robot.TcpLimits.MaxJerk);
        Positive("tcpLimits.maxTurnAcceleration", robot.TcpLimits.MaxTurnAcceleration);
        Positive("tcpLimits.maxTurnJerk", robot.TcpLimits.MaxTurnJerk);
        CheckWorkspace(robot.WorkspaceInBase);
        if (robot.Safety is { } safety) new SafetyEntryRules(this).Check(safety);
        if (robot.Ros2 is { } ros) CheckRos(ros, robot.ControlPeriodSeconds);
    }

    private void CheckRos(RosInterface ros, double controlPeriodSeconds)
    {
        Positive("ros2.periodSeconds", ros.PeriodSeconds);
        double ratio = controlPeriodSeconds / ros.PeriodSeconds;
        Require(ratio >= 1 && Math.Abs(ratio - Math.Round(ratio)) < 1e-9, "ros2.periodSeconds", ros.PeriodSeconds,
            $"a whole part of controlPeriodSeconds, {Text(controlPeriodSeconds)}");
        Unique("ros2.cameras", ros.Cameras);
    }

    private void Check(JointDescription joint)
    {
        Require(double.IsFinite(joint.MinPosition) && double.IsFinite(joint.MaxPosition) && joint.MinPosition < joint.MaxPosition,
            $"maxPosition of {joint.Name}", joint.MaxPosition, $"more than its minPosition, {Text(joint.MinPosition)}");
        Positive($"maxVelocity of {joint.Name}", joint.MaxVelocity);
        Positive($"maxAcceleration of {joint.Name}", joint.MaxAcceleration);
        Positive($"maxJerk of {joint.Name}", joint.MaxJerk);
        Positive($"maxEffort of {joint.Name}", joint.MaxEffort);
    }

    private void CheckHome(RobotFile robot)
    {
        Length("homePositions", robot.HomePositions, robot.Joints.Length);
        foreach ((JointDescription joint, double home) in robot.Joints.Zip(robot.HomePositions))
        {
            Require(home > joint.MinPosition && home < joint.MaxPosition, $"homePositions of {joint.Name}", home,
                $"{Text(joint.MinPosition)} to {Text(joint.MaxPosition)}");
        }
    }

    private void Check(RobotFile.GripperEntry gripper)
    {
        Require(!gripper.FingerJoints.IsDefaultOrEmpty, "the number of gripper.fingerJoints", 0, "at least one");
        Positive("gripper.maxWidth", gripper.MaxWidth);
        Positive("gripper.padWidth", gripper.PadWidth);
        Positive("gripper.padDepth", gripper.PadDepth);
        Require(gripper.TipBeyondTcp >= 0, "gripper.tipBeyondTcp", gripper.TipBeyondTcp, "0 m or more");
        Positive("gripper.fingerThickness", gripper.FingerThickness);
        Positive("gripper.fingerLength", gripper.FingerLength);
        Positive("gripper.maxForce", gripper.MaxForce);
        Positive("gripper.maxSpeed", gripper.MaxSpeed);
    }

    private void CheckCameras(ImmutableArray<CameraDescription> cameras)
    {
        Unique("cameras", cameras.Select(c => c.Name));
        foreach (CameraDescription camera in cameras)
        {
            Require(camera.Width > 0 && camera.Height > 0, $"the size of camera {camera.Name}", $"{camera.Width}x{camera.Height}", "more than zero pixels");
            Require(camera.VerticalFovRad is > 0 and < Math.PI, $"verticalFovRad of camera {camera.Name}", camera.VerticalFovRad, "more than 0, less than pi");
        }
    }

    private void CheckSpaces(RobotFile robot)
    {
        Require(!robot.ActionSpaces.IsDefaultOrEmpty, "the number of actionSpaces", 0, "at least one");
        foreach (RobotFile.ActionSpaceEntry space in robot.ActionSpaces)
        {
            Require(Math.Abs(space.PeriodSeconds - robot.ControlPeriodSeconds) < 1e-9, $"periodSeconds of action space {space.Kind}", space.PeriodSeconds,
                $"controlPeriodSeconds, {Text(robot.ControlPeriodSeconds)}");
            if (space.Kind == ActionKind.OscPoseDelta) Length("scale of action space OscPoseDelta", space.Scale ?? [], 6);
        }
    }

    private void CheckWorkspace(RobotFile.BoxEntry workspace) => CheckBox("workspaceInBase", workspace.Min, workspace.Max);

    internal void CheckBox(string what, ImmutableArray<double> min, ImmutableArray<double> max)
    {
        Length($"{what}.min", min, 3);
        Length($"{what}.max", max, 3);
        for (int axis = 0; axis < 3; axis++) Require(min[axis] < max[axis], $"{what}.max along axis {axis}", max[axis], $"more than min, {Text(min[axis])}");
    }

    internal void Unique(string what, IEnumerable<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in names) Require(name.Length > 0 && seen.Add(name), $"a name of {what}", $"'{name}'", "not empty, each once");
    }

    internal void Length(string what, ImmutableArray<double> values, int length)
    {
        int count = values.IsDefault ? 0 : values.Length;
        Require(count == length, $"the length of {what}", count, length.ToString(CultureInfo.InvariantCulture));
        foreach (double value in values) Require(double.IsFinite(value), what, value, "finite numbers");
    }

    internal void Positive(string what, double value) => Require(double.IsFinite(value) && value > 0, what, value, "more than zero");

    internal void Require(bool holds, string what, object value, string allowed)
    {
        if (!holds) throw new RoboticsException(ErrorCode.MalformedFile, FormattableString.Invariant($"{file}: {what} is {value}; allowed: {allowed}."));
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
