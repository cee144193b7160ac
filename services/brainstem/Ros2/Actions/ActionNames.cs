namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>Names and types of an action's parts.</summary>
internal sealed record ActionNames(string Action, string Type)
{
    public string SendGoal => $"{Action}/_action/send_goal";

    public string SendGoalType => $"{Type}_SendGoal";

    public string GetResult => $"{Action}/_action/get_result";

    public string GetResultType => $"{Type}_GetResult";

    public string CancelGoal => $"{Action}/_action/cancel_goal";

    public string Feedback => $"{Action}/_action/feedback";

    public string FeedbackType => $"{Type}_FeedbackMessage";

    public string Status => $"{Action}/_action/status";
}
