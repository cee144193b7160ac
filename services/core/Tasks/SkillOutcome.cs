namespace Robotics.Core.Tasks;

/// <summary>How a skill ended, by its own account; whether the subgoal is reached is the verifier's to say.</summary>
/// <param name="Finished">True when it did all it set out to do.</param>
/// <param name="Cause">None when finished.</param>
/// <param name="Text">In words for an operator.</param>
/// <param name="Choice">How it was done (the grasp, the way), for the graph of tried edges.</param>
public sealed record SkillOutcome(bool Finished, Cause Cause, string Text, string Choice);
