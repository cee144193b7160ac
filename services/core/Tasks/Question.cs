namespace Robotics.Core.Tasks;

/// <summary>Something only a person can decide.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Candidates">Answers that would be understood.</param>
public sealed record Question(string Text, ImmutableArray<string> Candidates);
