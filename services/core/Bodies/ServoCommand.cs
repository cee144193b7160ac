namespace Robotics.Core.Bodies;

/// <summary>One command to a driver. Lives on the caller's stack; a driver copies what it keeps.</summary>
/// <param name="type">What the values mean; must be the driver's own command type.</param>
/// <param name="values">One number a joint, or the seven of an OSC pose action (whose last is the gripper).</param>
/// <param name="gripper">−1 open … +1 closed.</param>
public readonly ref struct ServoCommand(CommandType type, ReadOnlySpan<double> values, double gripper)
{
    public CommandType Type { get; } = type;

    public ReadOnlySpan<double> Values { get; } = values;

    public double Gripper { get; } = gripper;
}
