using System.Globalization;
using Robotics.Cortex.EmbodiedBench.Prompts;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.EmbodiedBench.Manipulation;

/// <summary>Plans EB-Manipulation from the positions that the prompt gives: pick and place, stack, sort and wipe. What only the picture shows is tried in turn.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ManipulationPlanner
{
    /// <summary>Discrete heights above an object's middle: to approach and carry, and to let go.</summary>
    private const int Clear = 11;
    private const int Release = 8;

    /// <summary>Half of a wiping stroke.</summary>
    private const int Stroke = 12;

    /// <summary>Hand directions to try, one after each refusal.</summary>
    private static readonly int[] Yaws = [60, 90, 30, 75, 45, 105, 15];

    private readonly Tokenizer _tokenizer;
    private readonly ClauseGrammar _grammar;

    public ManipulationPlanner(WordNetDatabase? wordNet)
    {
        Morphology morphology = new(wordNet);
        _tokenizer = new Tokenizer(new CompoundSplitter(morphology));
        _grammar = new ClauseGrammar(new WordClasses(morphology, new VerbLexicon(morphology, wordNet)));
    }

    public (ImmutableArray<GripperPose> Poses, string Reason) Plan(BenchmarkPrompt prompt)
    {
        if (prompt.Objects.IsEmpty) return (Again(prompt), "The prompt has no positions: the last grasp is tried once more, from above.");
        (int grasps, int refusals) = Tried(prompt);
        int yaw = Yaws[refusals % Yaws.Length];
        (PlacedObject thing, PlacedObject? target) = Pair(prompt, grasps);
        bool wipes = prompt.Instruction.Contains("wipe", StringComparison.OrdinalIgnoreCase);
        ImmutableArray<GripperPose> poses = [.. Pick(thing, yaw), .. wipes ? Wipe(prompt, target ?? thing, thing, yaw) : Place(target, yaw)];
        string what = target is null ? $"'{thing.Name}' is picked up" : wipes ? $"'{thing.Name}' wipes at '{target.Name}'" : $"'{thing.Name}' goes to '{target.Name}'";
        return (poses, $"{what}. Colours and shapes are only in the picture, which is not used; grasps tried before: {grasps}, refused: {refusals}.");
    }

    /// <summary>What is moved and where to: the n-th likeliest pair after n grasps that did not end the episode.</summary>
    private (PlacedObject Thing, PlacedObject? Target) Pair(BenchmarkPrompt prompt, int nth)
    {
        ObjectChooser chooser = new(prompt.Objects);
        (ImmutableArray<Clause> clauses, _) = _grammar.Read(_tokenizer.Read(prompt.Instruction));
        List<NounPhrase> said = [.. clauses.Where(c => c.Deed != Deed.Touch).SelectMany(Phrases).Where(p => p.Pronoun is null)];
        bool stacks = clauses.Any(c => c.Deed == Deed.Stack);
        NounPhrase? first = said.FirstOrDefault(), second = said.Count > 1 ? said[1] : null;
        // "Stack the red star and the olive star in sequence": the first is at the bottom.
        if (stacks && clauses.First(c => c.Deed == Deed.Stack) is { Themes.Length: > 1 } stack
            && stack.Complements.All(c => c.Relation.Kind == RelationKind.In)) (first, second) = (second, first);
        ImmutableArray<PlacedObject> things = first is null ? prompt.Objects : chooser.Choose(first);
        ImmutableArray<PlacedObject> targets = second is null ? [] : chooser.Choose(second);
        if (targets.IsEmpty && !prompt.Instruction.Contains("wipe", StringComparison.OrdinalIgnoreCase)) return (things[nth % things.Length], null);
        if (targets.IsEmpty) targets = prompt.Objects;
        List<(PlacedObject Thing, PlacedObject Target, int Rank)> pairs =
            [.. from t in things.Index() from g in targets.Index() where t.Item != g.Item orderby t.Index + g.Index, t.Index select (t.Item, g.Item, t.Index + g.Index)];
        return pairs.Count == 0 ? (things[0], null) : (pairs[nth % pairs.Count].Thing, pairs[nth % pairs.Count].Target);
    }

    private static IEnumerable<NounPhrase> Phrases(Clause clause) => clause.Themes.Concat(clause.Complements.Where(c => c.Relation.Kind != RelationKind.From).SelectMany(c => c.Objects));

    private static IEnumerable<GripperPose> Pick(PlacedObject thing, int yaw) =>
    [
        new(thing.X, thing.Y, thing.Z + Clear, yaw, true), new(thing.X, thing.Y, thing.Z, yaw, true),
        new(thing.X, thing.Y, thing.Z, yaw, false), new(thing.X, thing.Y, thing.Z + Clear, yaw, false),
    ];

    private static IEnumerable<GripperPose> Place(PlacedObject? target, int yaw) => target is null ? [] :
    [
        new(target.X, target.Y, target.Z + Clear, yaw, false), new(target.X, target.Y, target.Z + Release, yaw, false), new(target.X, target.Y, target.Z + Release, yaw, true),
    ];

    /// <summary>A stroke through the area and back, across the table for "horizontal", else along it.</summary>
    private static IEnumerable<GripperPose> Wipe(BenchmarkPrompt prompt, PlacedObject area, PlacedObject tool, int yaw)
    {
        bool across = prompt.Instruction.Contains("horizontal", StringComparison.OrdinalIgnoreCase);
        (int dx, int dy) = across ? (0, Stroke) : (Stroke, 0);
        return
        [
            new(area.X - dx, area.Y - dy, tool.Z + Clear, yaw, false), new(area.X - dx, area.Y - dy, tool.Z, yaw, false),
            new(area.X + dx, area.Y + dy, tool.Z, yaw, false), new(area.X - dx, area.Y - dy, tool.Z, yaw, false),
        ];
    }

    /// <summary>How often the gripper closed, and how often an action was refused.</summary>
    private static (int Grasps, int Refusals) Tried(BenchmarkPrompt prompt)
    {
        bool open = true;
        int grasps = 0;
        foreach (HistoryStep step in prompt.History.Where(s => !s.Failed))
        {
            bool opens = Numbers(step.Action)[6] != 0;
            if (open && !opens) grasps++;
            open = opens;
        }

        return (grasps, prompt.History.Count(s => s.Failed));
    }

    private static ImmutableArray<GripperPose> Again(BenchmarkPrompt prompt)
    {
        int[] last = prompt.History.IsEmpty ? [50, 50, 20, 0, 60, 60, 1] : Numbers(prompt.History[^1].Action);
        PlacedObject place = new("the last place", last[0], last[1], last[2]);
        return [.. Pick(place, Yaws[prompt.History.Length % Yaws.Length])];
    }

    private static int[] Numbers(string action) => [.. action.Trim('[', ']').Split(',').Select(n => (int)double.Parse(n, CultureInfo.InvariantCulture))];
}
