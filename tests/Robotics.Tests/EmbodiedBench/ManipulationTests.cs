using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>EB-Manipulation: discrete gripper poses from the positions in the prompt.</summary>
public sealed class ManipulationTests
{
    private const string Unnamed = "{'object 1': [45, 13, 18], 'object 2': [72, 20, 18], 'object 3': [50, 42, 17]}";
    private const string Named = "{'red star': [45, 13, 18], 'blue star': [72, 20, 18], 'yellow container': [50, 42, 17]}";

    private static readonly EmbodiedBenchPlanner Planner = new(new GroundingOptions());

    [Fact]
    public void An_object_is_picked_up_where_it_is_and_let_go_over_its_target()
    {
        ImmutableArray<int[]> poses = Poses("Pick up the blue star and place it into the yellow container", Named);
        AssertMoves(poses, (72, 20), (50, 42));
        Assert.Equal(1, poses[^1][6]);
    }

    [Fact]
    public void Of_a_stack_the_first_named_is_at_the_bottom() => AssertMoves(Poses("Stack the red star and the blue star in sequence", Named), (72, 20), (45, 13));

    [Theory]
    [InlineData("Pick up the left object and place it into the right object", 45, 13, 50, 42)]
    [InlineData("Pick up the front object and place it into the left object", 72, 20, 45, 13)]
    [InlineData("Put the rightmost object in the leftmost object", 50, 42, 45, 13)]
    public void Sides_tell_objects_apart_that_have_no_names(string instruction, int x, int y, int toX, int toY) => AssertMoves(Poses(instruction, Unnamed), (x, y), (toX, toY));

    [Fact]
    public void Where_nothing_tells_them_apart_another_pair_is_tried_after_each_grasp()
    {
        (string, string)[] history = [("[45, 13, 18, 0, 60, 60, 1]", "Last action is valid. The current reward obtained is 0."), ("[45, 13, 18, 0, 60, 60, 0]", "Last action is valid. The current reward obtained is 0.")];
        int[] first = Grasp(Poses("Pick up the star and place it into the silver container", Unnamed));
        int[] second = Grasp(Planner.Reply([HarnessPrompt.Manipulation("Pick up the star and place it into the silver container", Unnamed, history)], true));
        Assert.NotEqual((first[0], first[1], 0), (second[0], second[1], first[0] == second[0] ? 1 : 0));
    }

    [Fact]
    public void A_pose_that_was_refused_is_tried_with_another_direction_of_the_hand()
    {
        (string, string)[] refused = [("[72, 20, 29, 0, 60, 60, 1]", "Last action is invalid. A path could not be found.")];
        int[] again = Grasp(Planner.Reply([HarnessPrompt.Manipulation("Pick up the blue star", Named, refused)], true));
        Assert.Equal((72, 20), (again[0], again[1]));
        Assert.NotEqual(60, again[5]);
    }

    [Theory]
    [InlineData("Wipe the horizontal area", 1)]
    [InlineData("Wipe the vertical area", 0)]
    public void Wiping_strokes_along_the_direction_that_is_said(string instruction, int axis)
    {
        ImmutableArray<int[]> strokes = [.. Poses(instruction, Unnamed).Skip(5)];
        Assert.All(strokes, s => Assert.Equal(0, s[6]));
        Assert.True(strokes.Select(s => s[axis]).Distinct().Count() > 1);
        Assert.Single(strokes.Select(s => s[1 - axis]).Distinct());
    }

    [Fact]
    public void Positions_as_newer_versions_of_numpy_write_them_are_read() =>
        AssertMoves(Poses("Stack the red star and the blue star in sequence", Named.Replace("72", "np.int32(72)", StringComparison.Ordinal)), (72, 20), (45, 13));

    private static ImmutableArray<int[]> Poses(string instruction, string objects)
    {
        ImmutableArray<int[]> poses = BenchmarkAnswer.Gripper(Planner.Reply([HarnessPrompt.Manipulation(instruction, objects)], pictures: true));
        Assert.All(poses, p => Assert.True(p.Length == 7 && p[..3].All(v => v is >= 0 and <= 100) && p[3..6].All(v => v is >= 0 and <= 120) && p[6] is 0 or 1));
        return poses;
    }

    private static int[] Grasp(ImmutableArray<int[]> poses) => poses.First(p => p[6] == 0);

    private static int[] Grasp(string reply) => Grasp(BenchmarkAnswer.Gripper(reply));

    private static void AssertMoves(ImmutableArray<int[]> poses, (int X, int Y) from, (int X, int Y) to)
    {
        Assert.Equal(from, (Grasp(poses)[0], Grasp(poses)[1]));
        Assert.Equal(to, (poses[^1][0], poses[^1][1]));
    }
}
