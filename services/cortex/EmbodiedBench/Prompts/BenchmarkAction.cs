namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>A numbered action of a prompt's own list.</summary>
/// <param name="Id">Its number there.</param>
/// <param name="Name">Its name there, word for word.</param>
/// <param name="Verb">What it does; null when its words are not known.</param>
/// <param name="Thing">What it is done to, e.g. <c>Cabinet_2</c> or <c>table 1</c>; empty when to nothing named.</param>
internal sealed record BenchmarkAction(int Id, string Name, ActionVerb? Verb, string Thing);
