using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>How a goal ended, and its result.</summary>
internal sealed class GetResultResponse<T> : IMessage<GetResultResponse<T>>
    where T : IMessage<T>
{
    public static string RosType => T.RosType;

    public static int MinSize { get; } = 1 + T.MinSize;

    /// <summary>A constant of action_msgs/msg/GoalStatus.</summary>
    public required sbyte Status { get; init; }

    public required T Result { get; init; }

    public static GetResultResponse<T> Read(ref CdrReader reader) => new() { Status = reader.ReadNumber<sbyte>(), Result = T.Read(ref reader) };

    public void Write(CdrWriter writer)
    {
        writer.Write(Status);
        Result.Write(writer);
    }
}
