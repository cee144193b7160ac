using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Messages.BuiltinInterfaces;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>Whether a goal was accepted, and when.</summary>
internal sealed class SendGoalResponse : IMessage<SendGoalResponse>
{
    public static string RosType => "action_msgs/srv/SendGoal_Response";

    public static int MinSize { get; } = 1 + Time.MinSize;

    public required bool Accepted { get; init; }

    public Time Stamp { get; init; } = new();

    public static SendGoalResponse Read(ref CdrReader reader) => new() { Accepted = reader.ReadBool(), Stamp = Time.Read(ref reader) };

    public void Write(CdrWriter writer)
    {
        writer.Write(Accepted);
        Stamp.Write(writer);
    }
}
