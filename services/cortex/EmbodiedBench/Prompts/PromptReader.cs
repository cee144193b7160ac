namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>Reads the prompts that the EmbodiedBench harness assembles, whole or as the turns of a chat.</summary>
internal static class PromptReader
{
    /// <summary>Far more than any of the environments has.</summary>
    private const int MostActions = 2000;
    private const int LongestInstruction = 4000;

    private const string ManipulationMark = "Output gripper actions:";
    private const string GripperHistory = "The gripper action history:";
    private const string History = "The action history:";

    private static readonly string[] InstructionMarks = ["human instruction is: ", "Human Instruction: "];

    private static readonly string[] AfterInstruction =
        ["\n", "You are supposed to output in", "To achieve the task, 1.", " Considering the above interaction history"];

    /// <param name="turns">The texts of the user's turns, oldest first. With a chat's history the list of actions is in an earlier one.</param>
    /// <param name="pictures">Whether a picture came with them.</param>
    /// <exception cref="RoboticsException">InvalidArgument: no instruction, or no list of actions or objects; says which.</exception>
    public static BenchmarkPrompt Read(ImmutableArray<string> turns, bool pictures)
    {
        string last = turns.LastOrDefault("");
        if (string.IsNullOrWhiteSpace(last)) throw RoboticsException.Invalid("The prompt", "empty", "a prompt of the EmbodiedBench harness");
        string instruction = Instruction(last)
            ?? throw RoboticsException.Invalid("The prompt", $"'{Beginning(last)}'", "a prompt with 'human instruction is: …' or 'Human Instruction: …'");
        if (instruction.Length > LongestInstruction) throw RoboticsException.Invalid("The instruction's length", instruction.Length, $"at most {LongestInstruction} characters");
        bool visual = pictures || last.Contains("visual_state_description", StringComparison.Ordinal) || last.Contains("describe current visual state", StringComparison.Ordinal);
        if (turns.Any(t => t.Contains(ManipulationMark, StringComparison.Ordinal)))
        {
            string described = turns.Last(t => t.Contains(ManipulationMark, StringComparison.Ordinal));
            return new BenchmarkPrompt
            {
                Kind = BenchmarkKind.Manipulation,
                Instruction = instruction,
                Objects = GripperReader.Objects(described),
                History = GripperReader.History(last, ManipulationMark, GripperHistory),
                Visual = visual,
            };
        }

        ActionCatalog catalog = turns.Reverse().Select(ActionCatalog.Read).FirstOrDefault(c => c is not null)
            ?? throw RoboticsException.Invalid("The prompt's list of actions", "missing", "lines 'action id N: NAME'");
        if (catalog.Actions.Length > MostActions) throw RoboticsException.Invalid("The number of actions", catalog.Actions.Length, $"at most {MostActions}");
        return new BenchmarkPrompt
        {
            Kind = catalog.Actions.All(a => a.Verb is ActionVerb.Move or null) && catalog.Offers(ActionVerb.Move) ? BenchmarkKind.Navigation : BenchmarkKind.Household,
            Instruction = instruction,
            Catalog = catalog,
            History = Steps(last, catalog),
            Visual = visual,
        };
    }

    /// <summary>The last instruction in the text, since examples before it have theirs.</summary>
    private static string? Instruction(string text)
    {
        (int At, string Mark) found = InstructionMarks.Select(m => (At: text.LastIndexOf(m, StringComparison.Ordinal), Mark: m)).MaxBy(f => f.At);
        if (found.At < 0) return null;
        int start = found.At + found.Mark.Length;
        int end = AfterInstruction.Select(mark => text.IndexOf(mark, start, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(text.Length).Min();
        string instruction = text[start..end].Trim().TrimEnd('.').Trim();
        return instruction.Length == 0 ? null : instruction;
    }

    /// <summary>Lines "Step 0, action id 3, NAME, env feedback: TEXT"; a feedback may go on over further lines.</summary>
    private static ImmutableArray<HistoryStep> Steps(string text, ActionCatalog catalog)
    {
        int from = text.LastIndexOf(History, StringComparison.Ordinal);
        if (from < 0) return [];
        ImmutableArray<HistoryStep>.Builder steps = ImmutableArray.CreateBuilder<HistoryStep>();
        foreach (string line in text[(from + History.Length)..].Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith("Considering the above", StringComparison.Ordinal) || line.StartsWith("To achieve the task", StringComparison.Ordinal)) break;
            if (Step(line, catalog) is { } step) steps.Add(step);
            else if (line.Length > 0 && steps.Count > 0) steps[^1] = steps[^1] with { Feedback = $"{steps[^1].Feedback} {line}".Trim() };
        }

        return steps.ToImmutable();
    }

    private static HistoryStep? Step(string line, ActionCatalog catalog)
    {
        const string Id = ", action id ";
        int at = line.IndexOf(Id, StringComparison.Ordinal);
        if (!line.StartsWith("Step ", StringComparison.Ordinal) || at < 0) return null;
        string rest = line[(at + Id.Length)..];
        int comma = rest.IndexOf(", ", StringComparison.Ordinal);
        if (comma < 0) return null;
        const string Feedback = ", env feedback:";
        int said = rest.IndexOf(Feedback, comma, StringComparison.Ordinal);
        string name = (said < 0 ? rest[(comma + 2)..] : rest[(comma + 2)..Math.Max(said, comma + 2)]).Trim();
        string feedback = said < 0 ? "" : rest[(said + Feedback.Length)..].Trim();
        bool known = catalog.Find(name) is not null;
        if (!known && int.TryParse(rest.AsSpan(0, comma), out int id) && catalog.Actions.FirstOrDefault(a => a.Id == id) is { } byId) name = byId.Name;
        return new HistoryStep(name, feedback);
    }

    private static string Beginning(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
