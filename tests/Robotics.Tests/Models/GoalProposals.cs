using Robotics.Cortex.Models;
using Robotics.Tests.Language;

namespace Robotics.Tests.Models;

/// <summary>What becomes of a model's goals: against words that are clear, words that leave a question, and words that are not understood.</summary>
public sealed class GoalProposals
{
    private const string Open = "put the block in the bowl";
    private const string Clear = "put the red block in the bowl";

    [Fact]
    public async Task Where_the_words_leave_a_question_a_valid_answer_decides()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Goal(PredicateKind.In, "o2", "o1/inside", "the block", "the bowl")));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Equal("In(o2, o1/inside)", grounding.Goal?.ToString());
        Assert.Null(grounding.Question);
        Assert.True(grounding.Consultation!.Taken);
        Assert.Equal(100, grounding.Consultation.Exchanges.Single().InputTokens);
        Assert.Single(bench.Server.Questions);
    }

    [Fact]
    public async Task Clear_words_are_not_asked_about()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Refuse(500, "nobody should ask"));
        Grounding grounding = await bench.GroundAsync(Clear, LanguageScene.Tabletop);
        Assert.Equal("In(o4, o1/inside)", grounding.Goal?.ToString());
        Assert.Empty(bench.Server.Questions);
        Assert.Contains("not asked", grounding.Consultation!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_words_stand_against_a_model_that_says_otherwise_and_the_record_tells()
    {
        await using ModelBench bench = await ModelBench.StartAsync(
            _ => ServerAnswer.Say(Answering.Goal(PredicateKind.In, "o2", "o1/inside", "the red block", "the bowl")), o => o with { Planning = o.Planning with { Consult = ConsultPolicy.Always } });
        Grounding grounding = await bench.GroundAsync(Clear, LanguageScene.Tabletop);
        Assert.Equal("In(o4, o1/inside)", grounding.Goal?.ToString());
        Assert.False(grounding.Consultation!.Taken);
        Assert.Equal("In(o2, o1/inside)", grounding.Consultation.Proposed);
    }

    public static TheoryData<string, string> BadAnswers() => new()
    {
        { "sorry, I cannot", "not JSON" },
        { """{"decision":"Goal"}""", "schema" },
        { """{"goal":"put it in"}""", "schema" },
        { Answering.Goal(PredicateKind.In, "o99", "o1/inside", "the block", "the bowl"), "no o99" },
        { Answering.Goal(PredicateKind.In, "o2", "o1/lid", "the block", "the bowl"), "no o1/lid" },
        { Answering.Goal(PredicateKind.Open, "o1", null!, "the bowl", ""), "no drawer or door" },
        { Answering.Goal(PredicateKind.In, "o2", "o2", "the block", "the block"), "to itself" },
        { Answering.Goal(PredicateKind.On, "o2", "o1/inside", "the block", "the bowl"), "use In" },
        { Answering.Goal(PredicateKind.In, "o9", "o1/inside", "the block", "the bowl"), "the words allow only one of these" },
        { Answering.Goal((new Predicate(PredicateKind.In, "o2", "o1/inside"), "the block", "the bowl"), (new Predicate(PredicateKind.On, "o2", "o9"), "the block", "the bowl")), "cannot hold together" },
        { Answering.Goal(), "at least one literal" },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task A_bad_answer_is_sent_back_twice_with_the_reason_and_then_the_words_question_stands(string answer, string reason)
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(answer));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Null(grounding.Goal);
        Assert.Equal((await ModelBench.WordsAsync(Open, LanguageScene.Tabletop)).Question!.Candidates, grounding.Question!.Candidates);
        Assert.Equal(3, bench.Server.Questions.Count);
        Assert.Contains(reason, bench.Server.Questions[^1].Texts[^1], StringComparison.Ordinal);
        Assert.Contains(reason, grounding.Consultation!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_mended_in_the_second_round_is_taken()
    {
        await using ModelBench bench = await ModelBench.StartAsync(question => ServerAnswer.Say(question.Number switch
        {
            1 => "In(the block, the bowl)",
            2 => Answering.Goal(PredicateKind.In, "o77", "o1/inside", "the block", "the bowl"),
            _ => Answering.Goal(PredicateKind.In, "o7", "o1", "the block", "the bowl"),
        }));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.Equal("In(o7, o1/inside)", grounding.Goal?.ToString());
        Assert.Equal(3, grounding.Consultation!.Exchanges.Length);
        Assert.Contains("no o77", grounding.Consultation.Exchanges[^1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_may_be_told_by_the_model_if_the_words_that_it_quotes_fit()
    {
        const string Odd = "Before the butter melts could you pick it up and place it in the basket Thanks";
        Assert.Null((await ModelBench.WordsAsync(Odd, LanguageScene.Groceries)).Goal);
        await using ModelBench good = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Goal(PredicateKind.In, "o7", "p1/contain_region", "the butter", "the basket")));
        Assert.Equal("In(o7, p1/contain_region)", (await good.GroundAsync(Odd, LanguageScene.Groceries)).Goal?.ToString());
        foreach ((string id, string quoted, string objection) in new[] { ("o8", "the butter", "clearly means something else than o8"), ("o8", "the butter", "names o7, and the goal leaves it out"), ("o7", "a toast", "not in the instruction") })
        {
            await using ModelBench bad = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Goal(PredicateKind.In, id, "p1/contain_region", quoted, "the basket")));
            Grounding refused = await bad.GroundAsync(Odd, LanguageScene.Groceries);
            Assert.Null(refused.Goal);
            Assert.Contains(objection, refused.Consultation!.Why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_model_that_would_ask_leaves_the_question_to_the_person()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Ask));
        Grounding grounding = await bench.GroundAsync(Open, LanguageScene.Tabletop);
        Assert.NotNull(grounding.Question);
        Assert.False(grounding.Consultation!.Taken);
    }

    [Fact]
    public async Task The_model_is_shown_no_more_facts_than_configured_and_the_ids_that_it_may_use()
    {
        await using ModelBench bench = await ModelBench.StartAsync(_ => ServerAnswer.Say(Answering.Ask), o => o with { Planning = o.Planning with { Facts = 10 } });
        await bench.GroundAsync(Open, LanguageScene.Groceries);
        string asked = bench.Server.Questions[0].Asked;
        string scene = asked[..asked.IndexOf("\n\nThe person", StringComparison.Ordinal)];
        Assert.Equal(10, scene.Split('\n').Length - 1);
        Assert.Contains("strict", bench.Server.Questions[0].Body.GetProperty("response_format").GetRawText(), StringComparison.Ordinal);
    }
}
