using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>A goal's id and then something: the request of send_goal with the goal, and the feedback message with the feedback.</summary>
internal sealed class WithGoalId<T> : IMessage<WithGoalId<T>>
    where T : IMessage<T>
{
    /// <summary>Named by whoever uses it: the type's name is put together from the action's.</summary>
    public static string RosType => T.RosType;

    public static int MinSize { get; } = GoalId.Length + T.MinSize;

    public required GoalId Id { get; init; }

    public required T Content { get; init; }

    public static WithGoalId<T> Read(ref CdrReader reader) => new() { Id = GoalId.Of(reader.ReadArrayOfNumbers<byte>(GoalId.Length)), Content = T.Read(ref reader) };

    public void Write(CdrWriter writer)
    {
        writer.WriteArray(Id.ToBytes(), GoalId.Length);
        Content.Write(writer);
    }
}
