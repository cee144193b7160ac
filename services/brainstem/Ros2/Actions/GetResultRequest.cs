using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>Asks for the result of a goal.</summary>
internal sealed class GetResultRequest : IMessage<GetResultRequest>
{
    public static string RosType => "action_msgs/srv/GetResult_Request";

    public static int MinSize => GoalId.Length;

    public required GoalId Id { get; init; }

    public static GetResultRequest Read(ref CdrReader reader) => new() { Id = GoalId.Of(reader.ReadArrayOfNumbers<byte>(GoalId.Length)) };

    public void Write(CdrWriter writer) => writer.WriteArray(Id.ToBytes(), GoalId.Length);
}
