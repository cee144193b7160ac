using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>EB-Habitat: where things are is not known, so that they are looked for.</summary>
public sealed class HabitatTests
{
    private static readonly EmbodiedBenchPlanner Planner = new(new GroundingOptions());

    [Theory]
    [InlineData("Collect a banana from the sofa and place it in the right counter.", "banana=sofa", "banana=right counter in the kitchen", 0)]
    [InlineData("Find a toy airplane and move it to table 2.", "toy airplane=TV stand", "toy airplane=table 2", 6)]
    [InlineData("move the apple to the sofa then move the pear to table 1", "apple=table 1;pear=chair 1", "apple=sofa;pear=table 1", 9)]
    [InlineData("I need you to switch the places of lemon and pear in left counter and sofa.", "lemon=left counter in the kitchen;pear=sofa", "lemon=sofa;pear=left counter in the kitchen", 0)]
    [InlineData("Put the can into the fridge.", "can=table 2", "can=refrigerator", 5)]
    [InlineData("Arrange an apple and a scissors on the left counter.", "apple=table 1;scissors=table 1", "apple=left counter in the kitchen;scissors=left counter in the kitchen", 5)]
    public void Things_are_found_and_brought(string instruction, string where, string goal, int mostInvalid)
    {
        PlaceModel home = new(Pairs(where));
        HarnessLoop loop = new(Planner, home.Actions, home.Do, () => Pairs(goal).All(p => home.PlaceOf(p.Key) == p.Value));
        Assert.True(loop.Run(instruction), string.Join(" | ", loop.Done));
        Assert.InRange(loop.Invalid, 0, mostInvalid);
    }

    [Fact]
    public void What_shall_only_be_gone_from_somewhere_is_put_somewhere_else()
    {
        PlaceModel home = new(Pairs("sponge=left counter in the kitchen"));
        HarnessLoop loop = new(Planner, home.Actions, home.Do, () => home.PlaceOf("sponge") is { } place && place != "left counter in the kitchen");
        Assert.True(loop.Run("Displace the sponge from the left counter."), string.Join(" | ", loop.Done));
    }

    [Fact]
    public void What_is_behind_a_door_is_found_after_the_open_places()
    {
        PlaceModel home = new(Pairs("lemon=refrigerator"));
        HarnessLoop loop = new(Planner, home.Actions, home.Do, () => home.PlaceOf("lemon") == "sofa");
        Assert.True(loop.Run("The fridge has a lemon in it. Bring the lemon from the refrigerator to the sofa."), string.Join(" | ", loop.Done));
        Assert.Contains("open the refrigerator", loop.Done);
    }

    [Fact]
    public void A_place_where_something_was_looked_for_in_vain_is_not_looked_at_again()
    {
        PlaceModel home = new([]);
        HarnessLoop loop = new(Planner, home.Actions, home.Do, () => false);
        Assert.False(loop.Run("Bring the bowl to the sofa."));
        string[] visits = [.. loop.Done.Where(a => a.StartsWith("navigate", StringComparison.Ordinal))];
        Assert.Equal(visits.Length, visits.Distinct().Count());
    }

    private static Dictionary<string, string> Pairs(string text) => text.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
