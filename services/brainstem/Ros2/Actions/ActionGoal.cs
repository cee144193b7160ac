namespace Robotics.Brainstem.Ros2.Actions;

/// <summary>An accepted goal while it runs.</summary>
/// <param name="Id">The goal's id.</param>
/// <param name="Content">What is asked for.</param>
/// <param name="Feedback">Tells the client how it goes.</param>
/// <param name="Cancelled">Set when a client wants it ended, or the server closes.</param>
internal sealed record ActionGoal<TGoal, TFeedback>(GoalId Id, TGoal Content, Action<TFeedback> Feedback, CancellationToken Cancelled);
