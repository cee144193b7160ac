using Robotics.Cortex.Models;
using Robotics.Tests.Language;

namespace Robotics.Tests.Models;

/// <summary>The same planner over Anthropic's messages protocol.</summary>
public sealed class AnthropicProtocol
{
    private const string Open = "put the block in the bowl";

    [Fact]
    public async Task A_good_answer_comes_as_the_input_of_the_tool_that_must_be_used()
    {
        await using ModelBench bench = await StartAsync(_ => ServerAnswer.Say(Answering.Goal(PredicateKind.In, "o2", "o1/inside", "the block", "the bowl")));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Equal("In(o2, o1/inside)", grounding.Goal?.ToString());
        Assert.Equal((100, 20), (grounding.Consultation!.Exchanges[0].InputTokens, grounding.Consultation.Exchanges[0].OutputTokens));
        ModelQuestion question = Assert.Single(bench.Server.Questions);
        Assert.Equal("answer", question.Body.GetProperty("tool_choice").GetProperty("name").GetString());
        Assert.Equal("object", question.Body.GetProperty("tools")[0].GetProperty("input_schema").GetProperty("type").GetString());
        Assert.Contains("robot arm", question.Body.GetProperty("system").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 3)]
    [InlineData(529, 3)]
    [InlineData(400, 1)]
    public async Task Errors_are_told_apart_by_status(int status, int calls)
    {
        await using ModelBench bench = await StartAsync(_ => ServerAnswer.Refuse(status, "no"));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.NotNull(grounding.Question);
        Assert.Equal(calls, bench.Server.Questions.Count);
        Assert.Contains($"{status}", grounding.Consultation!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_place_of_the_tool_is_sent_back()
    {
        await using ModelBench bench = await StartAsync(_ => ServerAnswer.Say("I would put it in the bowl."));
        Assert.Contains("not JSON", (await bench.GroundAsync(Open, LanguageScene.Tabletop)).Consultation!.Why, StringComparison.Ordinal);
        Assert.Equal(5, bench.Server.Questions[^1].Texts.Count);
    }

    private static Task<ModelBench> StartAsync(Func<ModelQuestion, ServerAnswer> answer) => ModelBench.StartAsync(
        answer, o => o with { Chat = o.Chat with { Provider = "anthropic", Endpoint = o.Chat.Endpoint![..^"/v1".Length] } });
}
