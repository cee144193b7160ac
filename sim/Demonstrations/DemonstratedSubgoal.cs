namespace Robotics.Sim.Demonstrations;

/// <summary>A try at a subgoal in a set of demonstrations: a line of <c>subgoals.jsonl</c>.</summary>
/// <param name="Episode">Number of the episode in the set.</param>
/// <param name="Seed">That drew the episode's objects.</param>
/// <param name="Verb">What was done.</param>
/// <param name="Sentence">As a policy is told.</param>
/// <param name="Object">The object's first name.</param>
/// <param name="Target">The target's first name; null when there is none.</param>
/// <param name="Relation">How it went there; null when there is no target.</param>
public sealed record DemonstratedSubgoal(int Episode, long Seed, SkillVerb Verb, string Sentence, string Object, string? Target, PredicateKind? Relation);
