using Robotics.Cortex.Language;

namespace Robotics.Tests.Language;

public sealed class InstructionGroundingTests
{
    private static readonly InstructionGrounder Grounder = new(new GroundingOptions());

    [Theory]
    [InlineData("put the red block in the bowl", "In(o4, o1/inside)")]
    [InlineData("Could you please place the red one into the bowl for me?", "In(o4, o1/inside)")]
    [InlineData("stack the green block on the blue block", "On(o2, o7)")]
    [InlineData("put all the blocks in the bowl", "In(o2, o1/inside);In(o4, o1/inside);In(o7, o1/inside)")]
    [InlineData("put the red block in the bowl and the green block on the plate", "In(o4, o1/inside);On(o2, o9)")]
    [InlineData("pick up the blue block and set it on the plate", "On(o7, o9)")]
    [InlineData("stack the red block on the blue block and then the green block on the red block", "On(o2, o4);On(o4, o7)")]
    [InlineData("make sure the red block is in the bowl and that the green block is on the plate", "In(o4, o1/inside);On(o2, o9)")]
    [InlineData("The blue block is lying around, please pick it up and put it on the plate", "On(o7, o9)")]
    [InlineData("fill the bowl with the red block and the blue block", "In(o4, o1/inside);In(o7, o1/inside)")]
    [InlineData("Please take care to put the red block in the bowl", "In(o4, o1/inside)")]
    [InlineData("the green block should be picked up and placed on the plate", "On(o2, o9)")]
    [InlineData("This isn't right, please put the red block on the plate", "On(o4, o9)")]
    public void Tabletop_instructions_become_the_goal_that_was_meant(string instruction, string goal) =>
        Assert.Equal(goal, Text(Grounder.Ground(new Instruction(instruction), LanguageScene.Tabletop, Recollections.None)));

    [Theory]
    [InlineData("alphabet soup", "o1")]
    [InlineData("cream cheese", "o2")]
    [InlineData("salad dressing", "o3")]
    [InlineData("bbq sauce", "o4")]
    [InlineData("ketchup", "o5")]
    [InlineData("tomato sauce", "o6")]
    [InlineData("butter", "o7")]
    [InlineData("milk", "o8")]
    [InlineData("orange juice", "o9")]
    [InlineData("chocolate pudding", "p0")]
    public void Groceries_are_told_apart_by_name(string name, string id) =>
        Assert.Equal(
            $"In({id}, p1/contain_region)",
            Text(Grounder.Ground(new Instruction($"pick up the {name} and place it in the basket"), LanguageScene.Groceries, Recollections.None)));

    [Fact]
    public void What_is_not_understood_is_named_with_what_the_scene_offers()
    {
        Grounding grounding = Grounder.Ground(new Instruction("fry the moon"), LanguageScene.Tabletop, Recollections.None);

        Assert.Null(grounding.Goal);
        Assert.Null(grounding.Question);
        Assert.Contains("fry the moon", grounding.NotUnderstood, StringComparison.Ordinal);
        Assert.Contains("red block", grounding.NotUnderstood, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thing_that_the_scene_lacks_is_not_replaced_by_another() =>
        Assert.Null(Grounder.Ground(new Instruction("put the unicorn in the bowl"), LanguageScene.Tabletop, Recollections.None).Goal);

    [Fact]
    public void An_open_choice_becomes_a_question_with_candidates()
    {
        Grounding grounding = Grounder.Ground(new Instruction("put the block in the bowl"), LanguageScene.Tabletop, Recollections.None);

        Assert.Null(grounding.Goal);
        Assert.Equal(3, grounding.Question?.Candidates.Length);
    }

    [Fact]
    public void An_answer_by_number_or_in_a_candidates_words_settles_the_question_and_another_leaves_it_open()
    {
        Instruction open = new("put the block in the bowl");
        Grounding asked = Grounder.Ground(open, LanguageScene.Tabletop, Recollections.None);
        Grounding second = Grounder.Ground(open with { Answers = ["2"] }, LanguageScene.Tabletop, Recollections.None);
        Assert.Equal(asked.Alternatives[1].ToString(), second.Goal?.ToString());
        Grounding third = Grounder.Ground(open with { Answers = ["the heavy one", $" {asked.Question!.Candidates[2].ToUpperInvariant()}"] }, LanguageScene.Tabletop, Recollections.None);
        Assert.Equal(asked.Alternatives[2].ToString(), third.Goal?.ToString());
        Assert.NotNull(Grounder.Ground(open with { Answers = ["9"] }, LanguageScene.Tabletop, Recollections.None).Question);
    }

    [Fact]
    public void A_forbidden_thing_is_left_alone()
    {
        Grounding grounding = Grounder.Ground(new Instruction("put the red block in the bowl but do not touch the green block"), LanguageScene.Tabletop, Recollections.None);

        Assert.Equal("In(o4, o1/inside)", Text(grounding));
        Assert.Equal(["o2"], grounding.Goal!.DoNotTouch);
    }

    [Fact]
    public void A_blank_instruction_is_refused() =>
        Assert.Equal(
            ErrorCode.InvalidArgument,
            Assert.Throws<RoboticsException>(() => Grounder.Ground(new Instruction("  "), LanguageScene.Tabletop, Recollections.None)).Code);

    private static string Text(Grounding grounding) => grounding.Goal is { } goal
        ? string.Join(';', goal.Literals.Select(l => l.ToString()).Order(StringComparer.Ordinal))
        : grounding.NotUnderstood ?? $"{grounding.Question?.Text} {string.Join(" | ", grounding.Question?.Candidates ?? [])}";
}
