using System.Text.Json;
using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>Prompts that are cut off or garbled, and many at a time.</summary>
public sealed class GarbledPromptTests
{
    private static readonly EmbodiedBenchPlanner Planner = new(new GroundingOptions());

    private static readonly HomeModel Home = new();

    public static TheoryData<string> Prompts =>
    [
        HarnessPrompt.Of(Home.Actions, "Put the apple in the bowl."),
        HarnessPrompt.Of(Home.Actions, "Put the apple in the bowl.", [(0, "Last action executed successfully."), (24, "Last action is invalid. Cannot find CounterTop")]),
        HarnessPrompt.Manipulation("Pick up the object to the left of the star", "{'object 1': [45, 13, 18]}", [("[45, 13, 18, 0, 60, 60, 1]", "Last action is invalid.")]),
    ];

    [Theory]
    [MemberData(nameof(Prompts))]
    public void A_prompt_cut_off_anywhere_gets_a_plan_or_one_clear_error(string prompt)
    {
        for (int length = 0; length <= prompt.Length; length += 1 + (prompt.Length / 40))
        {
            string cut = prompt[..length];
            try
            {
                Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(Planner.Reply([cut], pictures: true)).RootElement.GetProperty("executable_plan").ValueKind);
            }
            catch (RoboticsException e)
            {
                Assert.Equal(ErrorCode.InvalidArgument, e.Code);
            }
        }
    }

    [Fact]
    public void No_turn_at_all_is_an_error() => Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => Planner.Reply([], pictures: false)).Code);

    [Fact]
    public void A_list_beyond_all_measure_is_an_error_that_says_the_measure()
    {
        string[] actions = [.. Enumerable.Range(0, 2001).Select(i => $"find a Thing{i}")];
        RoboticsException error = Assert.Throws<RoboticsException>(() => Planner.Reply([HarnessPrompt.Of(actions, "Find it.")], pictures: false));
        Assert.Contains("2000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_prompts_at_a_time_get_the_replies_that_they_get_alone()
    {
        string[] prompts = [.. new[] { "Put the apple in the bowl.", "Heat the bread.", "Turn on the desk lamp.", "Wash the plate and put it on the shelf." }.Select(i => HarnessPrompt.Of(Home.Actions, i))];
        string[] alone = [.. prompts.Select(p => Planner.Reply([p], pictures: true))];
        string[] together = new string[prompts.Length * 4];
        EmbodiedBenchPlanner fresh = new(new GroundingOptions());
        Parallel.For(0, together.Length, i => together[i] = fresh.Reply([prompts[i % prompts.Length]], pictures: true));
        Assert.All(together.Index(), t => Assert.Equal(alone[t.Index % prompts.Length], t.Item));
    }
}
