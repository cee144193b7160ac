using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Tests.Ros2;

public sealed class RosArgumentsTests
{
    [Fact]
    public void Ros_arguments_are_taken_out_of_the_command_line()
    {
        (ImmutableArray<string> others, RosArguments ros) = RosArguments.Split(
            ["run", "--ros-args", "-r", "__node:=n", "--remap", "brain:joint_states:=/arm/joint_states", "-p", "use_sim_time:=true", "--log-level", "info", "--", "--seed", "3"]);
        Assert.Equal(["run", "--seed", "3"], others);
        Assert.Equal([(null, "__node", "n"), ("brain", "joint_states", "/arm/joint_states")], ros.Remaps);
        Assert.Equal("true", ros.Parameter("anything", "use_sim_time"));
    }

    [Theory]
    [InlineData("-r", "nonsense")]
    [InlineData("--oops", "x")]
    [InlineData("-p")]
    public void A_ros_argument_that_is_none_is_refused(params string[] arguments) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => RosArguments.Split(["--ros-args", .. arguments])).Code);

    [Theory]
    [InlineData("joint_states", "/cell/joint_states")]
    [InlineData("/tf", "/tf")]
    [InlineData("~/state", "/cell/arm/state")]
    [InlineData("~", "/cell/arm")]
    public void Names_are_made_full(string name, string full) => Assert.Equal(full, RosName.Expand(name, "/cell", "arm"));

    [Theory]
    [InlineData("a//b")]
    [InlineData("9a")]
    [InlineData("a b")]
    [InlineData("/")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => RosName.Expand(name, "/", "n")).Code);

    [Fact]
    public void A_parameter_file_is_read()
    {
        string[] lines = ["/**:", "  ros__parameters:", "    use_sim_time: true  # as in simulation", "brain:", "  ros__parameters:", "    topics:", "      joints: /arm/joint_states"];
        Assert.Equal([(null, "use_sim_time", "true"), ("brain", "topics.joints", "/arm/joint_states")], ParameterFile.Parse(lines, "f.yaml"));
    }

    [Fact]
    public void A_parameter_file_that_is_none_is_refused_with_the_line() =>
        Assert.Contains("f.yaml:2", Assert.Throws<RoboticsException>(() => ParameterFile.Parse(["a:", "  - 1"], "f.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_environment_says_how_to_be_found()
    {
        CycloneSettings settings = CycloneSettings.From(name => name switch
        {
            "ROS_DOMAIN_ID" => "42",
            "ROS_LOCALHOST_ONLY" => "1",
            "ROS_DISTRO" => "jazzy",
            "CYCLONEDDS_URI" => "<CycloneDDS/>",
            _ => null,
        });
        Assert.Equal((42u, true, 16), (settings.Domain, settings.LocalhostOnly, settings.GidLength));
        Assert.Contains("NetworkInterface name=\"lo\"", settings.ToConfiguration(), StringComparison.Ordinal);
        Assert.EndsWith(",<CycloneDDS/>", settings.ToConfiguration(), StringComparison.Ordinal);
        Assert.Equal(24, CycloneSettings.From(_ => null).GidLength);
        Assert.Contains("101", Assert.Throws<RoboticsException>(() => CycloneSettings.From(_ => "102")).Message, StringComparison.Ordinal);
    }
}
