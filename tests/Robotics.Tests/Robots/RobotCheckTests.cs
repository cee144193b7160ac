using Robotics.Host.Deployment;
using Robotics.Host.Robots;
using Robotics.Robots;

namespace Robotics.Tests.Robots;

public sealed class RobotCheckTests
{
    public static TheoryData<string> Names => [.. RobotCatalog.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_robot_is_one_robot(string name) => Assert.All(RobotCheck.Look(name), (Finding f) => Assert.True(f.Wrong is null, $"{f.What}: {f.Wrong}"));

    [Fact]
    public void A_range_that_differs_between_the_two_files_is_named_with_both_values()
    {
        RobotDefinition robot = RobotCatalog.Load("ur5e");
        RobotDefinition other = robot with { ModelXml = robot.ModelXml.Replace("name=\"elbow\" range=\"-3.1416 3.1416\"", "name=\"elbow\" range=\"-2 2\"", StringComparison.Ordinal) };
        Finding limits = ModelLimits.Look(other).First(f => f.What == "limits");
        Assert.Equal("the range of elbow in model.xml is -2 2; allowed: robot.json's -3.1416 3.1416", limits.Wrong);
    }
}
