namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>An action that was carried out, and what the environment said to it.</summary>
/// <param name="Action">The action as the prompt has it: a name of the list, or seven numbers.</param>
/// <param name="Feedback">The environment's words; empty when the prompt leaves them out.</param>
internal sealed record HistoryStep(string Action, string Feedback)
{
    public bool Failed => Feedback.Contains("invalid", StringComparison.OrdinalIgnoreCase);

    public bool Says(string words) => Feedback.Contains(words, StringComparison.OrdinalIgnoreCase);
}
