using System.Globalization;
using Robotics.Cortex.Language;
using Robotics.Cortex.Models;
using Robotics.Cortex.Planning;
using Robotics.Host.Evaluation;
using Robotics.Robots;
using Robotics.Sim.Libero.Language;
using Robotics.Sim.Libero.Suites;
using Robotics.Tests.Libero;

namespace Robotics.Tests.Models;

/// <summary>LIBERO's instructions, rewritten by others, with good and bad models beside the words: nothing that the words solve is lost, whatever the model says.</summary>
public sealed class HybridLanguage
{
    private static readonly InstructionGrounder Grounder = new(new GroundingOptions());

    private GoalOracle _oracle = null!;
    private string _instruction = "";
    private int _row;

    [Fact]
    public Task A_good_model_adds_to_what_the_words_alone_solve_and_bad_ones_take_nothing_away() => CheckAsync("libero_goal", "libero_object");

    /// <summary>All rewritten instructions and the tasks' own; minutes.</summary>
    [Fact(Explicit = true)]
    public Task The_same_for_all_instructions() => CheckAsync("libero_goal", "libero_object", "libero_spatial", "libero_10", "libero_90");

    private async Task CheckAsync(params string[] suites)
    {
        string file = Path.Combine(Repository.Checkout.Root, "..", "shared", "language", "rewritten.tsv");
        Assert.SkipUnless(File.Exists(file), $"{file} is not here.");
        LanguageRow[] rows = [.. LanguageRow.Read(file).Concat(LanguageRow.OwnWords).Where(r => suites.Contains(r.Task.Suite))];
        await using ModelBench good = await ModelBench.StartAsync(_ => ServerAnswer.Say(_oracle.Right(_instruction)));
        await using ModelBench babbling = await ModelBench.StartAsync(_ => ServerAnswer.Say("In(the thing, the place)"));
        await using ModelBench inventing = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Goal(PredicateKind.On, "o99", "o98", "the", "the")));
        await using ModelBench failing = await ModelBench.StartAsync(_ => ServerAnswer.Refuse(500, "no"), o => o with { Chat = o.Chat with { BreakAfter = 5, BreakSeconds = 600 } });
        await using ModelBench lying = await ModelBench.StartAsync(_ => ServerAnswer.Say(_oracle.Wrong(_instruction, _row)));
        Dictionary<string, ModelBench> benches = new() { ["good"] = good, ["babbling"] = babbling, ["inventing"] = inventing, ["failing"] = failing, ["lying"] = lying };
        SortedDictionary<string, int[]> scores = new(benches.Keys.Append("words").ToDictionary(n => n, _ => new int[3]));
        foreach (IGrouping<LiberoTask, LanguageRow> group in rows.GroupBy(r => r.Task))
        {
            if (!File.Exists(LiberoData.Files.Bddl(group.Key))) continue;
            GroundingTask task = GroundingTask.Load(LiberoData.Files, group.Key, RobotCatalog.Load("panda"), 0)[0];
            _oracle = new GoalOracle(task, Grounder);
            foreach (LanguageRow row in group) await ScoreAsync(row, task, benches, scores);
        }

        string table = string.Join("; ", scores.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}: {s.Value[0]} right, {s.Value[1]} wrong, {s.Value[2]} asked")));
        TestContext.Current.TestOutputHelper!.WriteLine(table);
        int[] words = scores["words"];
        Assert.True(scores["good"][0] > words[0] && scores["good"][1] <= words[1], table);
        Assert.True(scores.Values.All(s => s[0] >= words[0]), table);
        // What is left are lies that are one of the readings which the words leave open: no check can tell them from the truth.
        Assert.True(scores["lying"][1] <= words[1] + (words[2] / 3), table);
        foreach (string bad in new[] { "babbling", "inventing", "failing" }) Assert.True(scores[bad].SequenceEqual(words), table);
    }

    /// <summary>Words that are clear are not asked about, so that only the others are put to the models.</summary>
    private async Task ScoreAsync(LanguageRow row, GroundingTask task, Dictionary<string, ModelBench> benches, SortedDictionary<string, int[]> scores)
    {
        (_instruction, _row) = (row.Instruction, _row + 1);
        Grounding words = Grounder.Ground(new Instruction(row.Instruction), task.Scene, Recollections.None);
        SymbolicPlanner known = new((_, _, _) => words);
        scores["words"][(int)task.Score(words, row.Instruction)]++;
        foreach ((string name, ModelBench bench) in benches)
        {
            ModelPlanner planner = new(known, Grounder, bench.Models.Consultant(), bench.Models.Options.Planning);
            Grounding hybrid = words.Goal is not null ? words : await planner.GroundAsync(new Instruction(row.Instruction), task.Scene, Recollections.None, TestContext.Current.CancellationToken);
            GroundingScore score = task.Score(hybrid, row.Instruction);
            scores[name][(int)score]++;
            if (score == GroundingScore.Right && hybrid.Goal is { } goal)
                Assert.NotNull((await planner.PlanAsync(goal, task.Scene, TriedEdges.None, TestContext.Current.CancellationToken)).Plan);
            if (name == "good" && words.Goal is null && score != GroundingScore.Right)
                TestContext.Current.TestOutputHelper!.WriteLine($"{row.Task}: {row.Instruction}: {hybrid.Consultation?.Why} ({hybrid.Consultation?.Proposed})");
        }
    }
}
