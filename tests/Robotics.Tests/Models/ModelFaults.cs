using System.Text.Json;
using Robotics.Cortex.Models;
using Robotics.Tests.Language;

namespace Robotics.Tests.Models;

/// <summary>A model that is slow, overloaded, broken, dear or away costs a bounded number of calls and changes nothing.</summary>
public sealed class ModelFaults
{
    private const string Open = "put the block in the bowl";

    private static readonly string Good = Answering.Goal(PredicateKind.In, "o2", "o1/inside", "the block", "the bowl");

    [Theory]
    [InlineData(429, 3)]
    [InlineData(500, 3)]
    [InlineData(529, 3)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    public async Task A_refusal_is_tried_again_only_if_it_may_pass(int status, int calls)
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Refuse(status, "no"));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.NotNull(grounding.Question);
        Assert.Equal(calls, bench.Server.Questions.Count);
        ModelExchange exchange = Assert.Single(grounding.Consultation!.Exchanges);
        Assert.Equal(calls, exchange.Attempts);
        Assert.Contains($"{status}", exchange.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overload_that_passes_is_got_over()
    {
        await using ModelBench bench = await ModelBench.StartAsync(q => q.Number < 3 ? ServerAnswer.Refuse(429, "later") : ServerAnswer.Say(Good));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Equal("In(o2, o1/inside)", grounding.Goal?.ToString());
        Assert.Equal(3, grounding.Consultation!.Exchanges.Single().Attempts);
    }

    [Fact]
    public async Task A_silent_server_costs_as_many_time_outs_as_attempts_and_its_tokens_count_at_their_most()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Silence, o => o with { Chat = o.Chat with { TimeoutSeconds = 0.1, Attempts = 2, InputPrice = 1 } });
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.NotNull(grounding.Question);
        ModelExchange exchange = Assert.Single(grounding.Consultation!.Exchanges);
        Assert.Equal((2, 2), (exchange.Attempts, exchange.Lost));
        Assert.Contains("no answer within 0.1 s", exchange.Fault, StringComparison.Ordinal);
        Assert.True(exchange.Cost > 0);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("<html>busy</html>")]
    [InlineData("{}")]
    public async Task A_cut_connection_or_a_body_of_another_kind_is_no_answer(string body)
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => body == "cut" ? ServerAnswer.Broken : ServerAnswer.Babble(body));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.NotNull(grounding.Question);
        Assert.False(grounding.Consultation!.Taken);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone()
    {
        await using ModelBench bench = await ModelBench.StartAsync(
            _ => ServerAnswer.Refuse(500, "no"), o => o with { Chat = o.Chat with { BreakAfter = 4, BreakSeconds = 600, Attempts = 2 } });
        for (int i = 0; i < 5; i++) await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Equal(4, bench.Server.Questions.Count);
        Grounding left = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Contains("left alone", left.Consultation!.Why, StringComparison.Ordinal);
        Assert.Equal(0, left.Consultation.Exchanges.Single().Attempts);
    }

    [Fact]
    public async Task No_more_calls_are_made_than_a_task_may_make_repeated_ones_included()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Refuse(503, "no"), o => o with { Limits = o.Limits with { Calls = 2 }, Chat = o.Chat with { Attempts = 10 } });
        ModelPlanner planner = bench.Planner();
        for (int i = 0; i < 3; i++) await planner.GroundAsync(new Instruction(Open), LanguageScene.Tabletop, Recollections.None, TestContext.Current.CancellationToken);
        Assert.Equal(2, bench.Server.Questions.Count);
        Grounding next = await planner.GroundAsync(new Instruction(Open), LanguageScene.Tabletop, Recollections.None, TestContext.Current.CancellationToken);
        Assert.Contains("2 calls", next.Consultation!.Why, StringComparison.Ordinal);
        SceneGraph other = LanguageScene.Tabletop with { At = new TaskStep("another task", 0, TimeSpan.Zero) };
        await planner.GroundAsync(new Instruction(Open), other, Recollections.None, TestContext.Current.CancellationToken);
        Assert.Equal(4, bench.Server.Questions.Count);
    }

    [Theory]
    [InlineData(2000, 100, "2000 tokens")]
    [InlineData(1_000_000, 0.00001, "a cost of 1E-05")]
    public async Task A_question_whose_worst_case_is_too_dear_is_not_asked(long tokens, double cost, string limit)
    {
        await using ModelBench bench = await ModelBench.StartAsync(
            _ => ServerAnswer.Say(Good), o => o with { Limits = new ModelLimits { Tokens = tokens, Cost = cost }, Chat = o.Chat with { InputPrice = 1, OutputPrice = 1 } });
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Empty(bench.Server.Questions);
        Assert.Contains(limit, grounding.Consultation!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_sent_and_neither_recorded_nor_told_even_if_the_server_repeats_it()
    {
        const string Key = "very-secret-0123456789";
        string file = Path.Combine(Path.GetTempPath(), $"robotics-key-{Guid.CreateVersion7()}");
        await File.WriteAllTextAsync(file, Key + "\n", TestContext.Current.CancellationToken);
        try
        {
            await using ModelBench bench = await ModelBench.StartAsync(
                q => q.Number == 1 ? ServerAnswer.Say($"my key is {Key} and Bearer {Key}x") : ServerAnswer.Refuse(401, $"bad key {Key}, sk-abcdefghijklmnop"), o => o with { Chat = o.Chat with { KeyFile = file } });
            Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
            Assert.Equal(Key, bench.Server.Questions[0].Key);
            string record = JsonSerializer.Serialize(grounding, RecordJson.Compact);
            Assert.DoesNotContain(Key, record, StringComparison.Ordinal);
            Assert.DoesNotContain("sk-abc", record, StringComparison.Ordinal);
            Assert.Contains("[redacted]", record, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Cancelling_the_task_cancels_the_question()
    {
        using CancellationTokenSource cancel = new();
        await using ModelBench bench = await ModelBench.StartAsync(_ =>
        {
            cancel.Cancel();
            return ServerAnswer.Silence;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await bench.Planner().GroundAsync(new Instruction(Open), LanguageScene.Tabletop, Recollections.None, cancel.Token));
    }

    [Theory]
    [InlineData("oracle", "", null, ErrorCode.UnknownName, "anthropic, none, openai")]
    [InlineData("openai", "", null, ErrorCode.InvalidArgument, "models.chat.model")]
    [InlineData("anthropic", "m", "ROBOTICS_NO_SUCH_KEY", ErrorCode.MissingDependency, "ROBOTICS_NO_SUCH_KEY")]
    public void A_wrong_configuration_is_one_error_that_names_it(string provider, string model, string? variable, ErrorCode code, string named)
    {
        RoboticsException e = Assert.Throws<RoboticsException>(
            () => Robotics.Host.Models.ChatClients.Create(new ModelOptions { Provider = provider, Model = model, KeyVariable = variable }));
        Assert.Equal(code, e.Code);
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }
}
