namespace Robotics.Brainstem.Ros2.Cdr;

/// <summary>An action type: a goal, a result and feedback.</summary>
internal interface IAction<TGoal, TResult, TFeedback>
    where TGoal : IMessage<TGoal>
    where TResult : IMessage<TResult>
    where TFeedback : IMessage<TFeedback>
{
    /// <summary>E.g. <c>control_msgs/action/GripperCommand</c>.</summary>
    static abstract string RosType { get; }
}
