namespace Robotics.Tests.Brainstem;

/// <summary>A body of seven joints that obey M·q̈ = τ − h, one semi-implicit Euler step a servo period.</summary>
internal sealed class FakeTorqueDriver : FakeDriver
{
    private readonly FakeArm _model = new();
    private readonly double[] _jacobian = new double[42];

    public FakeTorqueDriver()
        : base(FakeBodies.TorqueControlled())
    {
    }

    /// <summary>Torques that something outside puts on the joints, N·m.</summary>
    public double[] Push { get; } = new double[7];

    public override ISimulatedDriver Fork() => Copied(new FakeTorqueDriver());

    protected override void Step(ReadOnlySpan<double> command, double seconds)
    {
        Span<double> numbers = Numbers;
        for (int i = 0; i < 7; i++)
        {
            numbers[7 + i] += (command[i] + Push[i] - FakeArm.BiasOf(i, numbers[i])) / FakeArm.Inertia[i] * seconds;
            numbers[i] += numbers[7 + i] * seconds;
            numbers[14 + i] = command[i];
        }
    }

    protected override Pose Tcp(out Twist velocity)
    {
        Pose X = _model.Forward(Numbers[..7], _jacobian);
        Span<double> twist = stackalloc double[6];
        for (int row = 0; row < 6; row++)
        {
            for (int i = 0; i < 7; i++) twist[row] += _jacobian[(row * 7) + i] * Numbers[7 + i];
        }

        velocity = new(new Vec3(twist[0], twist[1], twist[2]), new Vec3(twist[3], twist[4], twist[5]));
        return X;
    }
}
