namespace Robotics.Core.Tasks;

/// <summary>A person was asked; the answer is null when nobody answered.</summary>
public sealed record QuestionAsked(TaskStep At, Question Question, string? Answer) : TaskEvent(At);
