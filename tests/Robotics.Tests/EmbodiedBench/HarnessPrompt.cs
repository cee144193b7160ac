using System.Text;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>Prompts in the form in which EmbodiedBench's harness assembles them, in words of our own.</summary>
internal static class HarnessPrompt
{
    /// <summary>The whole prompt: rules, list of actions, an example, instruction, history, demand.</summary>
    public static string Of(IReadOnlyList<string> actions, string instruction, IEnumerable<(int Id, string Feedback)>? history = null)
    {
        StringBuilder text = new();
        text.Append("## You are a robot in a home and act by a fixed set of actions.\n\n## Rules\n• Find: valid for everything in the scene.\n\n");
        text.Append("## The available action id (0 ~ ").Append(actions.Count - 1).Append(") and action names are: ");
        for (int i = 0; i < actions.Count; i++) text.Append("\naction id ").Append(i).Append(": ").Append(actions[i]).Append(i < actions.Count - 1 ? ", " : "");
        text.Append(".\n\n## Task Execution Example 0: \n Human instruction: Do something else.\nOutput: {\"executable_plan\": [{\"action_id\": 1, \"action_name\": \"another\"}]}\n\n## Guidelines\n1. No empty plans.\n");
        text.Append("\n\n## Now the human instruction is: ").Append(instruction.TrimEnd('.')).Append('.');
        return (history is null ? text.Append(" You are supposed to output in json. You need to describe current visual state from the image.") : text.Append(Past(actions, history)).Append(Demand(instruction))).ToString();
    }

    /// <summary>A later turn of a chat, which has no list of actions.</summary>
    public static string Later(IReadOnlyList<string> actions, string instruction, IEnumerable<(int Id, string Feedback)> history) =>
        $"The human instruction is: {instruction.TrimEnd('.')}.{Past(actions, history)}{Demand(instruction)}";

    public static string Manipulation(string instruction, string objects, IEnumerable<(string Action, string Feedback)>? history = null)
    {
        string past = string.Concat((history ?? []).Select(h => $"[{h.Action}, '{h.Feedback}'], "));
        return "## You are a robot arm with a parallel gripper.\nExample 0: \nHuman Instruction: Pick up the moon.\nInput: {'object 1': [1, 2, 3]}\nOutput: {\"executable_plan\": \"[[1, 2, 3, 0, 60, 90, 1]]\"}\n"
            + $"\n## Now follow the examples. \nHuman Instruction: {instruction}.\nInput: {objects}\nOutput gripper actions: {past}";
    }

    private static string Past(IReadOnlyList<string> actions, IEnumerable<(int Id, string Feedback)> history) =>
        "\n\n The action history:" + string.Concat(history.Select((h, i) => $"\nStep {i}, action id {h.Id}, {actions[h.Id]}, env feedback: {h.Feedback}"));

    private static string Demand(string instruction) =>
        $"\n\n Considering the above interaction history and the current image state, to achieve the human instruction: '{instruction}', you are supposed to output in json.";
}
