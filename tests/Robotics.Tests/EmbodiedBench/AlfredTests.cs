using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>EB-ALFRED: plans carried out in a model of the home, asked for again after every failure as the harness does.</summary>
public sealed class AlfredTests
{
    private static readonly EmbodiedBenchPlanner Planner = new(new GroundingOptions());

    [Theory]
    [InlineData("put a heated mug in the fridge", "Mug in Fridge, hot Mug")]
    [InlineData("Place a cold apple on the dining table.", "Apple in DiningTable, cold Apple")]
    [InlineData("slice the tomato and put it in the bowl", "Tomato in Bowl, sliced Tomato")]
    [InlineData("Rinse off a ladle and move it to the table.", "Ladle in DiningTable, clean Ladle, Faucet off")]
    [InlineData("Put a cup with a spoon in it on the shelf.", "Spoon in Cup, Cup in Shelf")]
    [InlineData("Place a cooked slice of potato into the bin.", "Potato in GarbageCan, sliced Potato, hot Potato")]
    [InlineData("Put a chilled tomato slice in the microwave", "Tomato in Microwave, sliced Tomato, cold Tomato")]
    [InlineData("Could you please put two sets of keys on the couch?", "KeyChain in Sofa, KeyChain_2 in Sofa")]
    [InlineData("Turn on the lamp while holding the remote.", "holding RemoteControl, DeskLamp on")]
    [InlineData("Examine a credit card by the light of a tall lamp.", "holding CreditCard, FloorLamp on")]
    [InlineData("Take the timepiece from the desk, then put it in the safe.", "Watch in Safe")]
    [InlineData("Wash the dish and set it down on the worktop", "Plate in CounterTop, clean Plate")]
    [InlineData("Although there's a bowl in the cupboard, heat the spud and put it on the dining table", "Potato in DiningTable, hot Potato")]
    [InlineData("Put the apple in the fridge, then put it on the shelf", "Apple in Shelf")]
    [InlineData("Look at the thing for serving soup in the light of the desk lamp.", "holding Ladle, DeskLamp on")]
    [InlineData("Please put two books into the drawer, would you?", "Book in Drawer, Book_2 in Drawer")]
    [InlineData("Wash the knife, slice the bread with it and put the bread on the plate", "Bread in Plate, sliced Bread, clean Knife")]
    public void An_instruction_is_fulfilled_without_one_invalid_action(string instruction, string goal)
    {
        HomeModel home = new();
        HarnessLoop loop = Loop(home, goal);
        Assert.True(loop.Run(instruction), string.Join(" | ", loop.Done));
        Assert.Equal(0, loop.Invalid);
    }

    [Fact]
    public void A_fridge_that_stands_open_is_closed()
    {
        HomeModel home = new();
        home.Open("Fridge");
        Assert.True(new HarnessLoop(Planner, home.Actions, Act(home), () => !home.IsOpen("Fridge")).Run("I left the fridge open. Can you assist me by closing it?"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_shut_in_something_is_taken_from_where_the_environment_says(bool chat)
    {
        HomeModel home = new(inside: new Dictionary<string, string> { ["Apple"] = "Cabinet_3" });
        HarnessLoop loop = Loop(home, "Apple in SideTable");
        Assert.True(loop.Run("Put an apple on the side table.", chat), string.Join(" | ", loop.Done));
        Assert.Equal(1, loop.Invalid);
        Assert.Contains("open the Cabinet_3", loop.Done);
    }

    [Fact]
    public void A_table_that_is_not_in_the_scene_is_taken_for_another_one()
    {
        HomeModel home = new(absent: ["DiningTable", "SideTable"]);
        HarnessLoop loop = Loop(home, "Book in CoffeeTable");
        Assert.True(loop.Run("Put the book on the table."), string.Join(" | ", loop.Done));
    }

    [Fact]
    public void A_place_that_takes_nothing_is_left_for_the_next_of_its_kind()
    {
        HomeModel home = new();
        home.Full.Add("Cabinet");
        HarnessLoop loop = Loop(home, "SprayBottle in Cabinet_2");
        Assert.True(loop.Run("Store the spray bottle in a cabinet."), string.Join(" | ", loop.Done));
        Assert.InRange(loop.Invalid, 1, 2);
    }

    [Fact]
    public void An_action_that_always_fails_is_given_up()
    {
        HomeModel home = new();
        home.Stuck.Add("Watch");
        HarnessLoop loop = Loop(home, "Watch in Dresser");
        Assert.False(loop.Run("Put the watch on the dresser."));
        Assert.InRange(loop.Done.Count(a => a == "pick up the Watch"), 1, 3);
    }

    [Fact]
    public void What_is_not_understood_gets_an_empty_plan_that_says_so()
    {
        HomeModel home = new();
        BenchmarkAnswer answer = BenchmarkAnswer.Parse(Planner.Reply([HarnessPrompt.Of(home.Actions, "Compose a sonnet about the sea.")], pictures: false));
        Assert.Empty(answer.Plan);
        Assert.Contains("understood", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_prompt_gets_the_same_reply()
    {
        string prompt = HarnessPrompt.Of(new HomeModel().Actions, "Put a heated mug in the sink.");
        Assert.Equal(Planner.Reply([prompt], true), new EmbodiedBenchPlanner(new GroundingOptions()).Reply([prompt], true));
    }

    private static HarnessLoop Loop(HomeModel home, string goal) => new(Planner, home.Actions, Act(home), () => goal.Split(", ").All(literal => Holds(home, literal.Split(' '))));

    private static Func<string, (bool, string)> Act(HomeModel home) => action =>
        home.Do(action) is { } problem ? (false, $"Last action is invalid. {problem}") : (true, "Last action executed successfully.");

    private static bool Holds(HomeModel home, string[] literal) => literal switch
    {
        [var thing, "in", var place] => home.PlaceOf(thing) == place,
        ["holding", var thing] => home.Holding == thing,
        [var thing, "on"] => home.On.Contains(thing),
        [var thing, "off"] => !home.On.Contains(thing),
        _ => home.States.Contains(string.Join(' ', literal)),
    };
}
