namespace Robotics.Tests.Brainstem;

/// <summary>A body with a controller of its own: the TCP moves a fixed share of the displacement that an OSC pose action asks for; joint 1 turns with it.</summary>
internal sealed class FakeActionDriver : FakeDriver
{
    public FakeActionDriver()
        : base(FakeBodies.FirmwareControlled())
    {
    }

    public override ISimulatedDriver Fork() => Copied(new FakeActionDriver());

    protected override void Step(ReadOnlySpan<double> command, double seconds)
    {
        Span<double> numbers = Numbers;
        numbers[7] = command[0] * 3;
        numbers[0] += numbers[7] * seconds;
        for (int i = 0; i < 3; i++) numbers[14 + i] += command[i] * 0.05 * 0.3;
    }

    protected override Pose Tcp(out Twist velocity)
    {
        velocity = new(new Vec3(Numbers[7] * 0.1, 0, 0), Vec3.Zero);
        return Pose.At(0.4 + Numbers[14], Numbers[15], 0.4 + Numbers[16]);
    }
}
