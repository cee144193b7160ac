using System.Text.Json.Nodes;
using Robotics.Robots;

namespace Robotics.Tests.Robots;

public sealed class RobotCatalogTests
{
    private const string Folder = "panda";

    public static TheoryData<string> Names => [.. RobotCatalog.Names];

    [Fact]
    public void The_panda_is_known() => Assert.Contains(Folder, RobotCatalog.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_robot_loads_and_keeps_its_own_rules(string name)
    {
        RobotDefinition robot = RobotCatalog.Load(name);
        Assert.Equal(name, robot.Body.RobotName);
        Assert.All(robot.Body.Joints.Zip(robot.Body.HomePositions), pair => Assert.InRange(pair.Second, pair.First.MinPosition, pair.First.MaxPosition));
        Assert.All(robot.Body.ActionSpaces, space => Assert.Equal(robot.Body.ControlPeriod, space.Period));
        Assert.All(robot.Body.ActionSpaces, space => Assert.Equal(space.Dimension - 1, space.Scale.Length));
        Assert.True(ControlRate.StepsPer(robot.Body.ControlPeriod, robot.Body.ServoPeriod) >= 1);
        Assert.False(robot.Body.Privileged);
    }

    [Fact]
    public void An_unknown_robot_is_refused_with_the_known_ones()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => RobotCatalog.Load("r2d2"));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("r2d2", error.Message, StringComparison.Ordinal);
        Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("homePositions.3", "0.5", "homePositions of joint4 is 0.5; allowed: -3.0718 to -0.0698")]
    [InlineData("joints.1.maxPosition", "-2", "maxPosition of joint2 is -2; allowed: more than its minPosition, -1.7628")]
    [InlineData("joints.0.maxVelocity", "0", "maxVelocity of joint1 is 0; allowed: more than zero")]
    [InlineData("joints.6.name", "\"joint1\"", "a name of joints is 'joint1'; allowed: not empty, each once")]
    [InlineData("joints.6.name", "\"elbow\"", "has no joint 'elbow'")]
    [InlineData("tcpSite", "\"nose\"", "has no site 'nose', which robot.json names. It has: flange, tcp")]
    [InlineData("gripper.actuator", "\"claw\"", "has no actuator 'claw'")]
    [InlineData("gripper.maxWidth", "-0.08", "gripper.maxWidth is -0.08; allowed: more than zero")]
    [InlineData("tcpInFlange.quaternionXyzw", "[0, 0, 0, 2]", "the norm of tcpInFlange.quaternionXyzw is 2; allowed: 1")]
    [InlineData("controlPeriodSeconds", "0.0333", "controlPeriodSeconds is 0.0333; allowed: a whole multiple of servoPeriodSeconds, 0.002")]
    [InlineData("commandType", "\"telepathy\"", "CommandType is 'telepathy'; allowed: joint_position, joint_torque, joint_velocity, osc_pose_action")]
    [InlineData("workspaceInBase.max", "[0.85, -1, 1]", "workspaceInBase.max along axis 1 is -1; allowed: more than min, -0.85")]
    [InlineData("name", "\"ur5\"", "name is ur5; allowed: the name of its folder, panda")]
    [InlineData("ros2.periodSeconds", "0.03", "ros2.periodSeconds is 0.03; allowed: a whole part of controlPeriodSeconds, 0.05")]
    [InlineData("ros2.command", "\"smoke\"", "RosCommandKind is 'smoke'; allowed: joint_trajectory, position")]
    [InlineData("wheels", "4", "wheels")]
    public void A_wrong_value_is_named_with_what_is_allowed(string path, string value, string expected)
    {
        JsonNode file = JsonNode.Parse(File("robot.json"))!;
        string[] steps = path.Split('.');
        JsonNode owner = steps[..^1].Aggregate(file, (node, step) => int.TryParse(step, out int index) ? node[index]! : node[step]!);
        if (int.TryParse(steps[^1], out int last)) owner[last] = JsonNode.Parse(value);
        else owner[steps[^1]] = JsonNode.Parse(value);

        RoboticsException error = Assert.Throws<RoboticsException>(() => RobotReader.Read(Folder, file.ToJsonString(), File("model.xml")));
        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"name\": ")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_broken_description_is_one_clear_error(string json)
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => RobotReader.Read(Folder, json, File("model.xml")));
        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains("robots/panda/robot.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_model_is_one_clear_error()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => RobotReader.Read(Folder, File("robot.json"), "<mujoco>"));
        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains("robots/panda/model.xml", error.Message, StringComparison.Ordinal);
    }

    private static string File(string name)
    {
        using StreamReader reader = new(typeof(RobotCatalog).Assembly.GetManifestResourceStream($"robots/{Folder}/{name}")!);
        return reader.ReadToEnd();
    }
}
