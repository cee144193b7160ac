using System.Diagnostics;

namespace Robotics.Tests.Scenes;

public class RelationsTests
{
    [Fact]
    public void What_carries_something_is_found_through_a_stack()
    {
        SceneGraph scene = Some.Scene(
            Some.Table(), Some.Tray("bowl", new(0.14, 0.14, 0.06), Vec3.Zero), Some.Block("a", 0.02, 0, 0.004), Some.Block("b", 0, 0, 0.044), Some.Block("c", 0.3, 0, 0.1));
        Assert.Equal("table", Support.Of("bowl", scene));
        Assert.Equal("bowl", Support.Of("a", scene));
        Assert.Equal("a", Support.Of("b", scene));
        Assert.Null(Support.Of("c", scene));
        Assert.True(Support.RestsOn(scene.Get("b"), "table", scene));
        Assert.False(Support.RestsOn(scene.Get("c"), "table", scene));
    }

    [Fact]
    public void A_neighbour_that_only_touches_does_not_carry() =>
        Assert.Equal("table", Support.Of("a", Some.Scene(Some.Table(), Some.Block("a", 0, 0), Some.Block("b", 0.0405, 0))));

    [Fact]
    public void An_object_on_the_rim_of_a_plate_is_on_it_though_not_centred()
    {
        SceneObject plate = Some.Box("plate", new(0.2, 0.2, 0.01), new(0, 0, 0.005));
        SceneGraph scene = Some.Scene(Some.Table(), plate, Some.Block("a", 0.07, 0, 0.01));
        Assert.Contains(new SceneRelation(PredicateKind.On, "a", "plate"), Relations.Derive(scene));
        Assert.Equal(Truth.False, PredicateEvaluator.Evaluate(new(PredicateKind.On, "a", "plate"), scene));
    }

    [Fact]
    public void Relations_name_neighbours_and_sides_both_ways()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0, 0.08), Some.Block("b", 0, 0));
        Assert.Equal(
            [
                new(PredicateKind.NextTo, "a", "b"), new(PredicateKind.LeftOf, "a", "b"), new(PredicateKind.On, "a", "table"),
                new(PredicateKind.NextTo, "b", "a"), new(PredicateKind.RightOf, "b", "a"), new(PredicateKind.On, "b", "table"),
            ],
            Relations.Derive(scene));
    }

    [Theory]
    [InlineData(0, 0, Truth.True)]
    [InlineData(0.08, 0.02, Truth.True)]
    [InlineData(0.19, 0, Truth.False)]
    [InlineData(0, 0.2, Truth.False)]
    [InlineData(0.3, 0, Truth.False)]
    public void Between_is_near_the_line_and_away_from_its_ends(double x, double y, Truth expected)
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", x, y), Some.Block("b", -0.2, 0), Some.Block("c", 0.2, 0));
        Assert.Equal(expected, Relations.Between("a", "b", "c", scene));
        Assert.Equal(expected, Relations.Between("a", "c", "b", scene));
    }

    [Fact]
    public void Twelve_objects_of_thirty_parts_take_about_a_millisecond()
    {
        RandomStream random = new(1, 0, "crowd");
        List<SceneObject> crowd = [Some.Table()];
        for (int i = 0; i < 12; i++) crowd.Add(Some.Ring($"o{i:00}", new((0.11 * (i % 4)) - 0.2, (0.11 * (i / 4)) - 0.2, 0), random.NextBetween(0, 3)));
        SceneGraph scene = Some.Scene(crowd);
        for (int i = 0; i < 200; i++) _ = Relations.Derive(scene with { });
        double[] milliseconds = new double[50];
        for (int i = 0; i < milliseconds.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            _ = Relations.Derive(scene with { });
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        TestContext.Current.TestOutputHelper?.WriteLine($"median {milliseconds[25]:0.000} ms, best {milliseconds[0]:0.000} ms, {Relations.Derive(scene).Length} relations");
        // Shared machines are slow at times: the budget is 1 ms, the test allows the best of fifty three.
        Assert.InRange(milliseconds[0], 0, 3);
    }
}
