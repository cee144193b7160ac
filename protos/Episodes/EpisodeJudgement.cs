namespace Robotics.Protos.Episodes;

/// <summary>How an episode ended by the environment's account.</summary>
/// <param name="Success">Null when it has no check for the instruction.</param>
/// <param name="SuccessAtEnd">Whether the goal held at the end.</param>
/// <param name="Faults">What the faults did, in order: name, control step, text.</param>
public sealed record EpisodeJudgement(bool? Success, bool SuccessAtEnd, ImmutableArray<(string Fault, long Step, string Text)> Faults);
