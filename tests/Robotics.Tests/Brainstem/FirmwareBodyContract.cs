using Robotics.Brainstem;

namespace Robotics.Tests.Brainstem;

public sealed class FirmwareBodyContract : BodyContract
{
    [Fact]
    public async Task Breaches_of_the_real_arms_limits_are_counted_and_not_clipped()
    {
        (ISimulatedBody body, _) = Make();
        Commander commander = await Commander.Of(body);
        AppliedStep step = Assert.Single((await commander.Play(1, 0, 0, 0, 0, 0, -1)).Steps);
        Assert.Equal([1, 0, 0, 0, 0, 0, -1], step.Applied);
        Assert.Contains("counted:joint_velocity", step.Clipped);
        await commander.Repeat(4, 1, 0, 0, 0, 0, 0, -1);
        Assert.Contains(new RuleCount("counted:joint_velocity", 5), ((SimulatedServoBody)body).RuleCounts);
    }

    private protected override (ISimulatedBody Body, FakeDriver Driver) Make()
    {
        FakeActionDriver driver = new();
        return (new SimulatedServoBody(driver, model: null), driver);
    }
}
