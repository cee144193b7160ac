using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench.Navigation;

/// <summary>Plans EB-Navigation without seeing: what the instruction says of the side, and where the robot got through, is all it goes by.</summary>
internal static class NavigationPlanner
{
    private const int First = 2;
    private const int Later = 5;

    private static readonly string[] Ways = ["forward", "right", "backward", "left"];

    public static BenchmarkPlan Plan(BenchmarkPrompt prompt)
    {
        BlindWalk walk = new();
        int blocked = 0;
        foreach (HistoryStep step in prompt.History)
        {
            if (prompt.Catalog!.Find(step.Action) is not { } action) continue;
            int way = Way(action.Name);
            if (step.Failed) blocked++;
            if (Starts(action, "move") && way >= 0) walk.Moved(way, step.Failed);
            else if (Starts(action, "rotate") && !step.Failed) walk.Turned(way == 1 ? 1 : -1);
        }

        int side = Says(prompt, "right") == Says(prompt, "left") ? 0 : Says(prompt, "right") ? 1 : -1;
        ImmutableArray<int> ways = walk.Ways(prompt.History.IsEmpty ? First : Later, side, Says(prompt, "behind"));
        ImmutableArray<BenchmarkAction> actions = [.. ways.Select(way => prompt.Catalog!.Actions.FirstOrDefault(a => Starts(a, "move") && Way(a.Name) == way)).OfType<BenchmarkAction>()];
        if (actions.IsEmpty) actions = [.. prompt.Catalog!.Actions.Where(a => Starts(a, "rotate")).Take(1)];
        string tried = prompt.History.IsEmpty ? "Nothing was tried yet" : $"{prompt.History.Length} actions were tried, {blocked} of them blocked";
        return new BenchmarkPlan(actions, $"The picture is not used. {tried}: on to places that are new, around what blocks the way.");
    }

    /// <summary>0 forward, 1 right, 2 backward, 3 left; −1 for another.</summary>
    private static int Way(string name) => Array.FindIndex(Ways, w => name.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool Starts(BenchmarkAction action, string verb) => action.Name.StartsWith(verb, StringComparison.OrdinalIgnoreCase);

    private static bool Says(BenchmarkPrompt prompt, string word) =>
        prompt.Instruction.Split(' ', ',', '.').Contains(word, StringComparer.OrdinalIgnoreCase);
}
