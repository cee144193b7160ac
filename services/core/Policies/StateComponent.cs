namespace Robotics.Core.Policies;

/// <summary>A part of the proprioception that a policy may be given, by name, so that policies, datasets and servers say the same.</summary>
public sealed class StateComponent
{
    private readonly Func<BodyDescription, int> _length;
    private readonly StateWriter _write;
    private readonly StateReader _read;

    private StateComponent(string name, string unit, Func<BodyDescription, int> length, StateWriter write, StateReader read) =>
        (Name, Unit, _length, _write, _read) = (name, unit, length, write, read);

    private delegate void StateWriter(Observation now, double gripper, Span<float> to);

    private delegate (Observation Now, double Gripper) StateReader(Observation now, double gripper, ReadOnlySpan<float> from);

    /// <summary>Every component, in ordinal order of name.</summary>
    public static ImmutableArray<StateComponent> All { get; } =
    [
        new("gripper_command", "−1 open … +1 closed, as last commanded", _ => 1, static (_, g, to) => to[0] = (float)g, static (o, _, from) => (o, from[0])),
        new("gripper_fingers", "m, one number a finger, the second negative", _ => 2, static (o, _, to) => (to[0], to[1]) = ((float)o.GripperWidth / 2, (float)-o.GripperWidth / 2),
            static (o, g, from) => (o with { GripperWidth = from[0] - from[1] }, g)),
        new("gripper_width", "m", _ => 1, static (o, _, to) => to[0] = (float)o.GripperWidth, static (o, g, from) => (o with { GripperWidth = from[0] }, g)),
        new("joint_positions", "rad", b => b.Joints.Length, static (o, _, to) => Write(o.JointPositions.AsSpan(), to), static (o, g, from) => (o with { JointPositions = Numbers(from) }, g)),
        new("joint_velocities", "rad/s", b => b.Joints.Length, static (o, _, to) => Write(o.JointVelocities.AsSpan(), to), static (o, g, from) => (o with { JointVelocities = Numbers(from) }, g)),
        new("tcp_axis_angle", "rad, world frame", _ => 3, static (o, _, to) => Write(o.TcpInWorld.Rotation.ToRotationVector(), to),
            static (o, g, from) => (Turned(o, Rotation.FromRotationVector(Vector(from))), g)),
        new("tcp_position", "m, world frame", _ => 3, static (o, _, to) => Write(o.TcpInWorld.Position, to),
            static (o, g, from) => (o with { TcpInWorld = new Pose(Vector(from), o.TcpInWorld.Rotation) }, g)),
        new("tcp_quaternion", "x, y, z, w, world frame", _ => 4, static (o, _, to) => Write(o.TcpInWorld.Rotation, to),
            static (o, g, from) => (Turned(o, new Rotation(from[0], from[1], from[2], from[3]).Normalized()), g)),
        new("tcp_rotation", "x and y axis of the TCP, world frame", _ => 6, static (o, _, to) => WriteAxes(o.TcpInWorld.Rotation, to),
            static (o, g, from) => (Turned(o, Axes(Vector(from), Vector(from[3..]))), g)),
        new("tcp_velocity", "m/s, then rad/s, world frame", _ => 6, static (o, _, to) => WriteTwist(o.TcpVelocity, to),
            static (o, g, from) => (o with { TcpVelocity = new Twist(Vector(from), Vector(from[3..])) }, g)),
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

    /// <summary>The way back: an observation that senses these numbers, and the gripper's command where they say it.</summary>
    /// <param name="now">What is sensed otherwise.</param>
    /// <param name="gripper">The command otherwise.</param>
    /// <param name="from">Exactly its numbers.</param>
    public (Observation Now, double Gripper) Read(Observation now, double gripper, ReadOnlySpan<float> from) => _read(now, gripper, from);

    private static Vec3 Vector(ReadOnlySpan<float> from) => new(from[0], from[1], from[2]);

    private static ImmutableArray<double> Numbers(ReadOnlySpan<float> from)
    {
        var numbers = ImmutableArray.CreateBuilder<double>(from.Length);
        foreach (float number in from) numbers.Add(number);
        return numbers.MoveToImmutable();
    }

    private static Observation Turned(Observation now, Rotation rotation) => now with { TcpInWorld = new Pose(now.TcpInWorld.Position, rotation) };

    private static Rotation Axes(Vec3 x, Vec3 y) => Rotation.FromColumns(x, y, x.Cross(y));

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
