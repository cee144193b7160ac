namespace Robotics.Core.Policies;

/// <summary>A part of the proprioception that a policy may be given, by name, so that policies, datasets and servers say the same.</summary>
public sealed class StateComponent
{
    private readonly Func<BodyDescription, int> _length;
    private readonly StateWriter _write;

    private StateComponent(string name, string unit, Func<BodyDescription, int> length, StateWriter write) =>
        (Name, Unit, _length, _write) = (name, unit, length, write);

    private delegate void StateWriter(Observation now, double gripper, Span<float> to);

    /// <summary>Every component, in ordinal order of name.</summary>
    public static ImmutableArray<StateComponent> All { get; } =
    [
        new("gripper_command", "−1 open … +1 closed, as last commanded", _ => 1, static (_, g, to) => to[0] = (float)g),
        new("gripper_fingers", "m, one number a finger, the second negative", _ => 2, static (o, _, to) => (to[0], to[1]) = ((float)o.GripperWidth / 2, (float)-o.GripperWidth / 2)),
        new("gripper_width", "m", _ => 1, static (o, _, to) => to[0] = (float)o.GripperWidth),
        new("joint_positions", "rad", b => b.Joints.Length, static (o, _, to) => Write(o.JointPositions.AsSpan(), to)),
        new("joint_velocities", "rad/s", b => b.Joints.Length, static (o, _, to) => Write(o.JointVelocities.AsSpan(), to)),
        new("tcp_axis_angle", "rad, world frame", _ => 3, static (o, _, to) => Write(o.TcpInWorld.Rotation.ToRotationVector(), to)),
        new("tcp_position", "m, world frame", _ => 3, static (o, _, to) => Write(o.TcpInWorld.Position, to)),
        new("tcp_quaternion", "x, y, z, w, world frame", _ => 4, static (o, _, to) => Write(o.TcpInWorld.Rotation, to)),
        new("tcp_rotation", "x and y axis of the TCP, world frame", _ => 6, static (o, _, to) => WriteAxes(o.TcpInWorld.Rotation, to)),
        new("tcp_velocity", "m/s, then rad/s, world frame", _ => 6, static (o, _, to) => WriteTwist(o.TcpVelocity, to)),
    ];

    /// <summary>Lower case with underscores.</summary>
    public string Name { get; }

    /// <summary>Unit and frame, for people.</summary>
    public string Unit { get; }

    /// <exception cref="RoboticsException">UnknownName: lists the components.</exception>
    public static StateComponent Get(string name) =>
        All.FirstOrDefault(c => c.Name == name) ?? throw RoboticsException.Unknown("state component", name, All.Select(c => c.Name));

    /// <summary>How many numbers it has.</summary>
    public int LengthFor(BodyDescription body) => _length(body);

    /// <summary>Writes its numbers. No allocation.</summary>
    /// <param name="now">What the body senses.</param>
    /// <param name="gripper">The gripper's command of the last action, −1 open … +1 closed.</param>
    /// <param name="to">Room for exactly its numbers.</param>
    public void Write(Observation now, double gripper, Span<float> to) => _write(now, gripper, to);

    private static void Write(ReadOnlySpan<double> from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++) to[i] = (float)from[i];
    }

    private static void Write(Vec3 v, Span<float> to) => (to[0], to[1], to[2]) = ((float)v.X, (float)v.Y, (float)v.Z);

    private static void Write(Rotation r, Span<float> to) => (to[0], to[1], to[2], to[3]) = ((float)r.X, (float)r.Y, (float)r.Z, (float)r.W);

    private static void WriteAxes(Rotation r, Span<float> to)
    {
        Write(r.AxisX, to);
        Write(r.AxisY, to[3..]);
    }

    private static void WriteTwist(Twist twist, Span<float> to)
    {
        Write(twist.Linear, to);
        Write(twist.Angular, to[3..]);
    }
}
