namespace Robotics.Core.Policies;

/// <summary>Components of the proprioception one after the other, as one vector.</summary>
public sealed class StateVector
{
    private readonly ImmutableArray<(StateComponent Component, int Start, int Length)> _parts;

    /// <param name="names">Names of components, in order.</param>
    /// <param name="body">For the number of joints.</param>
    /// <exception cref="RoboticsException">UnknownName: no such component.</exception>
    public StateVector(IEnumerable<string> names, BodyDescription body)
    {
        var parts = ImmutableArray.CreateBuilder<(StateComponent, int, int)>();
        foreach (string name in names)
        {
            StateComponent component = StateComponent.Get(name);
            parts.Add((component, Length, component.LengthFor(body)));
            Length += component.LengthFor(body);
        }

        _parts = parts.ToImmutable();
    }

    /// <summary>How many numbers it has.</summary>
    public int Length { get; }

    /// <summary>Writes <see cref="Length"/> numbers. No allocation.</summary>
    /// <inheritdoc cref="StateComponent.Write(Observation, double, Span{float})"/>
    public void Write(Observation now, double gripper, Span<float> to)
    {
        foreach ((StateComponent component, int start, int length) in _parts) component.Write(now, gripper, to.Slice(start, length));
    }

    /// <summary>The way back: an observation that senses exactly these numbers, and nothing else.</summary>
    /// <param name="from"><see cref="Length"/> numbers.</param>
    /// <returns>It, and the gripper's command: open unless the numbers say otherwise.</returns>
    public (Observation Now, double Gripper) Read(ReadOnlySpan<float> from)
    {
        Observation now = new()
        {
            Step = 0, Time = TimeSpan.Zero, JointPositions = [], JointVelocities = [], JointEfforts = [], TcpInWorld = Pose.Identity,
            TcpVelocity = default, GripperWidth = 0, Mode = BodyMode.Idle,
        };
        double gripper = -1;
        foreach ((StateComponent component, int start, int length) in _parts) (now, gripper) = component.Read(now, gripper, from.Slice(start, length));
        return (now, gripper);
    }
}
