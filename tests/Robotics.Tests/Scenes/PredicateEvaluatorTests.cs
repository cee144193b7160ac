namespace Robotics.Tests.Scenes;

public class PredicateEvaluatorTests
{
    [Theory]
    [InlineData(0, 0, 0.04, Truth.True)]
    [InlineData(0.02, 0.01, 0.04, Truth.True)]
    [InlineData(0.028, 0, 0.04, Truth.False)]
    [InlineData(0, 0, 0.05, Truth.False)]
    [InlineData(0.041, 0, 0, Truth.False)]
    public void A_block_is_on_another_when_it_rests_centred_on_it(double x, double y, double bottom, Truth expected) =>
        Assert.Equal(expected, On("b", Some.Scene(Some.Table(), Some.Block("a", x, y, bottom), Some.Block("b", 0, 0)), "a"));

    [Fact]
    public void What_lies_below_is_not_on_what_lies_above() =>
        Assert.Equal(Truth.False, On("a", Some.Scene(Some.Table(), Some.Block("a", 0, 0, 0.04), Some.Block("b", 0, 0)), "b"));

    [Fact]
    public void Furniture_carries_what_stands_anywhere_on_it()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0.4, 0.5), Some.Block("b", 0, 0, 0.1));
        Assert.Equal(Truth.True, On("table", scene, "a"));
        Assert.Equal(Truth.False, On("table", scene, "b"));
    }

    [Theory]
    [InlineData(0, 0, 0, Truth.True)]
    [InlineData(0.047, 0, 0, Truth.True)]
    [InlineData(0.05, 0, 0, Truth.False)]
    [InlineData(0, 0, 0.004, Truth.False)]
    public void A_surface_region_wants_the_origin_within_and_contact(double x, double y, double lift, Truth expected)
    {
        SceneObject stove = Some.Box("stove", new(0.3, 0.3, 0.1), new(0, 0, 0.05), Mobility.Fixed)
            .WithRegion("burner", Pose.At(0, 0, 0.05), new(0.05, 0.05, 0.002), RegionKind.Surface);
        SceneGraph scene = Some.Scene(Some.Table(), stove, Some.Block("pan", x, y, 0.1 + lift));
        Assert.Equal(expected, On("stove/burner", scene, "pan"));
    }

    [Fact]
    public void A_place_wants_something_that_carries_the_object()
    {
        RegionDescription place = new() { Label = "left", Pose = Pose.At(0, 0.2, 0), HalfExtents = new(0.05, 0.05, 0.007), Kind = RegionKind.Surface };
        SceneGraph standing = Some.Scene(Some.Table(), Some.Block("a", 0.01, 0.2)) with { Places = [place] };
        SceneGraph hovering = Some.Scene(Some.Table(), Some.Block("a", 0.01, 0.2, 0.02)) with { Places = [place] };
        Assert.Equal(Truth.True, On("@left", standing, "a"));
        Assert.Equal(Truth.False, On("@left", hovering, "a"));
    }

    [Theory]
    [InlineData(0, 0, 0.03, Truth.True)]
    [InlineData(0.06, 0, 0.03, Truth.False)]
    [InlineData(0, 0, -0.025, Truth.True)]
    [InlineData(0, 0, -0.03, Truth.False)]
    [InlineData(0, 0, 0.09, Truth.False)]
    public void An_inside_region_wants_the_origin_within_or_a_little_below(double x, double y, double middle, Truth expected)
    {
        SceneObject basket = Some.Tray("basket", new(0.14, 0.14, 0.1), Vec3.Zero)
            .WithRegion("inside", Pose.At(0, 0, 0.03), new(0.05, 0.05, 0.05), RegionKind.Inside);
        SceneGraph scene = Some.Scene(Some.Table(), basket, Some.Block("a", x, y, middle - 0.02));
        Assert.Equal(expected, PredicateEvaluator.Evaluate(new(PredicateKind.In, "a", "basket/inside"), scene));
        Assert.Equal(expected, PredicateEvaluator.Evaluate(new(PredicateKind.In, "a", "basket"), scene));
    }

    [Theory]
    [InlineData(0, Truth.True)]
    [InlineData(0.001, Truth.True)]
    [InlineData(0.004, Truth.False)]
    public void What_stands_in_a_region_is_in_it_though_its_foot_is_a_little_lower(double lifted, Truth expected)
    {
        // The region begins 13 mm above the tray's floor, on which the block's foot stands.
        SceneObject tray = Some.Tray("tray", new(0.14, 0.14, 0.1), Vec3.Zero)
            .WithRegion("inside", Pose.At(0, 0, 0.047), new(0.05, 0.05, 0.03), RegionKind.Inside);
        ConvexPart above = new(ConvexShape.Box(new(0.02, 0.02, 0.02)), Pose.At(0, 0, 0.02));
        SceneObject standing = Some.Object("a", [above], Pose.At(0, 0, 0.004 + lifted), Mobility.Movable);
        SceneGraph scene = Some.Scene(Some.Table(), tray, standing);
        Assert.Equal(expected, PredicateEvaluator.Evaluate(new(PredicateKind.In, "a", "tray/inside"), scene));
    }

    [Fact]
    public void A_drawer_takes_its_inside_along()
    {
        SceneObject closed = Some.Drawer("cabinet", open: 0);
        SceneObject open = Some.Drawer("cabinet", open: 0.15);
        SceneObject inside = Some.Block("a", 0.15, 0, 0.01);
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(new(PredicateKind.In, "a", "cabinet/top"), Some.Scene(open, inside)));
        Assert.Equal(Truth.False, PredicateEvaluator.Evaluate(new(PredicateKind.In, "a", "cabinet/top"), Some.Scene(closed, inside)));
    }

    [Theory]
    [InlineData(0.15, Truth.True, Truth.False)]
    [InlineData(0.07, Truth.False, Truth.False)]
    [InlineData(0.0, Truth.False, Truth.True)]
    public void A_drawer_may_be_neither_open_nor_closed(double position, Truth open, Truth closed)
    {
        SceneGraph scene = Some.Scene(Some.Drawer("cabinet", position));
        Assert.Equal(open, PredicateEvaluator.Evaluate(new(PredicateKind.Open, "cabinet:drawer"), scene));
        Assert.Equal(closed, PredicateEvaluator.Evaluate(new(PredicateKind.Close, "cabinet:drawer"), scene));
    }

    [Theory]
    [InlineData(0.02, 0.02, 0.004, Truth.True)]
    [InlineData(0.02, 0.02, 0.03, Truth.False)]
    [InlineData(0.09, 0.02, 0, Truth.False)]
    public void A_container_without_described_inside_holds_what_rests_in_it_below_its_rim(double x, double y, double bottom, Truth expected)
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Tray("bowl", new(0.14, 0.14, 0.06), Vec3.Zero), Some.Block("a", x, y, bottom));
        Assert.Equal(expected, PredicateEvaluator.Evaluate(new(PredicateKind.In, "a", "bowl"), scene));
    }

    [Fact]
    public void What_is_stacked_in_a_container_is_in_it_too()
    {
        SceneGraph scene = Some.Scene(
            Some.Table(), Some.Tray("bowl", new(0.14, 0.14, 0.08), Vec3.Zero), Some.Block("a", 0, 0, 0.004), Some.Block("b", 0, 0, 0.044));
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(new(PredicateKind.In, "b", "bowl"), scene));
    }

    [Theory]
    [InlineData(0, 0, Truth.True)]
    [InlineData(0.2, 0, Truth.False)]
    public void Under_wants_a_roof(double x, double y, Truth expected)
    {
        SceneObject shelf = Some.Box("shelf", new(0.3, 0.3, 0.02), new(0, 0, 0.2), Mobility.Fixed);
        Assert.Equal(expected, PredicateEvaluator.Evaluate(new(PredicateKind.Under, "a", "shelf"), Some.Scene(Some.Table(), shelf, Some.Block("a", x, y))));
    }

    [Fact]
    public void Beside_wants_the_same_support()
    {
        SceneObject box = Some.Box("box", new(0.1, 0.1, 0.1), new(0, 0, 0.05));
        Assert.Equal(Truth.True, NextTo(Some.Scene(Some.Table(), box, Some.Block("a", 0.12, 0))));
        Assert.Equal(Truth.False, NextTo(Some.Scene(Some.Table(), box, Some.Block("a", 0.3, 0))));
        Assert.Equal(Truth.False, NextTo(Some.Scene(Some.Table(), box, Some.Block("a", 0, 0, 0.1))));
        Assert.Equal(Truth.False, NextTo(Some.Scene(Some.Table(), box, Some.Block("a", 0.12, 0, 0.03))));

        static Truth NextTo(SceneGraph scene) => PredicateEvaluator.Evaluate(new(PredicateKind.NextTo, "a", "box"), scene);
    }

    [Theory]
    [InlineData(0, 0.1, PredicateKind.LeftOf)]
    [InlineData(0.02, -0.1, PredicateKind.RightOf)]
    [InlineData(0.1, 0.03, PredicateKind.InFrontOf)]
    [InlineData(-0.1, 0, PredicateKind.Behind)]
    public void The_sides_are_those_of_the_viewpoint(double x, double y, PredicateKind expected)
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", x, y), Some.Block("b", 0, 0));
        SceneGraph opposite = scene with { Viewpoint = Viewpoint.FacingRobot };
        foreach (PredicateKind kind in (PredicateKind[])[PredicateKind.LeftOf, PredicateKind.RightOf, PredicateKind.InFrontOf, PredicateKind.Behind])
        {
            Assert.Equal(Kleene.Of(kind == expected), PredicateEvaluator.Evaluate(new(kind, "a", "b"), scene));
            PredicateKind mirrored = kind switch
            {
                PredicateKind.LeftOf => PredicateKind.RightOf,
                PredicateKind.RightOf => PredicateKind.LeftOf,
                _ => kind,
            };
            Assert.Equal(Kleene.Of(kind == expected), PredicateEvaluator.Evaluate(new(mirrored, "a", "b"), opposite));
        }
    }

    [Fact]
    public void The_hand_is_what_the_scene_says()
    {
        SceneGraph empty = Some.Scene(Some.Block("a", 0, 0));
        SceneGraph full = empty with { Robot = empty.Robot with { Holding = "a" } };
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(Predicate.HandEmpty, empty));
        Assert.Equal(Truth.False, PredicateEvaluator.Evaluate(Predicate.HandEmpty, full));
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(new(PredicateKind.Holding, "a"), full));
        Assert.Equal(Truth.False, PredicateEvaluator.Evaluate(new(PredicateKind.Holding, "a"), empty));
    }

    [Fact]
    public void Only_the_topmost_of_a_stack_is_clear()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0, 0), Some.Block("b", 0.01, 0, 0.04), Some.Block("c", 0.1, 0));
        Assert.Equal(Truth.False, PredicateEvaluator.Evaluate(new(PredicateKind.Clear, "a"), scene));
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(new(PredicateKind.Clear, "b"), scene));
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(new(PredicateKind.Clear, "c"), scene));
    }

    [Fact]
    public void Nothing_is_known_of_what_is_not_seen()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0, 0), Some.Block("b", 0, 0, 0.04) with { Confidence = 0.2 });
        Assert.Equal(Truth.Unknown, On("a", scene, "b"));
        Assert.Equal(Truth.Unknown, On("a", scene, "missing"));
        Assert.Equal(Truth.Unknown, On("missing", scene, "a"));
        Assert.Equal(Truth.Unknown, On("a/missing", scene, "a"));
        Assert.Equal(Truth.Unknown, PredicateEvaluator.Evaluate(new(PredicateKind.Open, "a:missing"), scene));
    }

    [Theory]
    [InlineData(0, Truth.True)]
    [InlineData(0.02, Truth.Unknown)]
    [InlineData(0.05, Truth.False)]
    public void A_margin_within_two_deviations_is_unknown(double x, Truth expected)
    {
        SceneObject noisy = Some.Block("a", x, 0, 0.04) with { Uncertainty = new(0.005, 0) };
        Assert.Equal(expected, On("b", Some.Scene(Some.Table(), noisy, Some.Block("b", 0, 0)), "a"));
    }

    [Fact]
    public void A_conjunction_is_false_when_one_is_and_unknown_when_one_is()
    {
        SceneGraph scene = Some.Scene(Some.Table(), Some.Block("a", 0, 0));
        Predicate yes = Predicate.HandEmpty;
        Predicate no = new(PredicateKind.Holding, "a");
        Predicate unknown = new(PredicateKind.On, "a", "missing");
        Assert.Equal(Truth.True, PredicateEvaluator.All([yes, yes], scene));
        Assert.Equal(Truth.Unknown, PredicateEvaluator.All([yes, unknown], scene));
        Assert.Equal(Truth.False, PredicateEvaluator.All([unknown, no], scene));
    }

    private static Truth On(string target, SceneGraph scene, string subject) =>
        PredicateEvaluator.Evaluate(new(PredicateKind.On, subject, target), scene);
}
