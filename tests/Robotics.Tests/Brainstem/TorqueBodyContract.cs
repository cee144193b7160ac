using Robotics.Brainstem;

namespace Robotics.Tests.Brainstem;

public sealed class TorqueBodyContract : BodyContract
{
    private protected override (ISimulatedBody Body, FakeDriver Driver) Make()
    {
        FakeTorqueDriver driver = new();
        return (new SimulatedServoBody(driver, new FakeArm()), driver);
    }
}
