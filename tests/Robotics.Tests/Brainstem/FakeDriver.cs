using System.Runtime.InteropServices;

namespace Robotics.Tests.Brainstem;

/// <summary>What the fake bodies share: 21 numbers of state (positions, velocities, efforts), time, gripper, and hooks to disturb them.</summary>
internal abstract class FakeDriver(BodyDescription body) : ISimulatedDriver
{
    private readonly double[] _numbers = [.. body.HomePositions, .. new double[14], 0.08, 0];
    private readonly double[] _command = new double[7];
    private double _gripper;

    /// <summary>Servo periods so far.</summary>
    public int Periods { get; private set; }

    /// <summary>Called before each servo period with its number.</summary>
    public Action<int> BeforePeriod { get; set; } = _ => { };

    /// <summary>What the next periods end with.</summary>
    public StepResult Result { get; set; } = StepResult.Ok;

    protected Span<double> Numbers => _numbers;

    public BodyDescription Describe() => body;

    public void Read(ref BodyState state)
    {
        Numbers[..7].CopyTo(state.Position);
        Numbers[7..14].CopyTo(state.Velocity);
        Numbers[14..21].CopyTo(state.Effort);
        state.GripperWidth = _numbers[21];
        state.Time = body.ServoPeriod * _numbers[22];
        state.TcpInWorld = body.BaseInWorld * Tcp(out Twist velocity);
        state.TcpVelocity = new(body.BaseInWorld.Rotation * velocity.Linear, body.BaseInWorld.Rotation * velocity.Angular);
    }

    public void Write(in ServoCommand command)
    {
        Assert.Equal(body.CommandType, command.Type);
        command.Values.CopyTo(_command);
        _gripper = command.Gripper;
    }

    public StepResult WaitNextPeriod()
    {
        BeforePeriod(Periods);
        if (Result is StepResult.Diverged or StepResult.Lost) return Result;
        Step(_command, body.ServoPeriod.TotalSeconds);
        Periods++;
        _numbers[21] = Math.Clamp(_numbers[21] - (_gripper * 0.1 * body.ServoPeriod.TotalSeconds), 0, 0.08);
        _numbers[22]++;
        return Result;
    }

    public SimulatedState Save() => new(GetType().Name, MemoryMarshal.AsBytes<double>([.. _numbers, .. _command, _gripper]).ToArray());

    public void Restore(SimulatedState state)
    {
        if (state.Model != GetType().Name) throw RoboticsException.Invalid("The model of the state", state.Model, GetType().Name);
        ReadOnlySpan<double> numbers = MemoryMarshal.Cast<byte, double>(state.Bytes.Span);
        numbers[.._numbers.Length].CopyTo(_numbers);
        numbers.Slice(_numbers.Length, 7).CopyTo(_command);
        _gripper = numbers[^1];
    }

    public abstract ISimulatedDriver Fork();

    protected abstract void Step(ReadOnlySpan<double> command, double seconds);

    /// <summary>X_BT and its velocity.</summary>
    protected abstract Pose Tcp(out Twist velocity);

    protected FakeDriver Copied(FakeDriver copy)
    {
        copy.Restore(Save());
        return copy;
    }
}
