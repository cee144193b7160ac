using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Tests.Tabletop;

public sealed class TabletopSuiteTests
{
    public static TheoryData<string> Names => [.. Tabletop.Suite.Tasks];

    [Fact]
    public void There_are_tasks_enough() => Assert.True(Tabletop.Suite.Tasks.Length >= 8);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_task_opens_and_is_not_yet_done(string name)
    {
        using IEpisode episode = Tabletop.Open(name);
        Assert.False(episode.SucceedsNow);
        Assert.Equal(name, episode.Task.Name);
        Assert.Equal(20, episode.Task.RestSteps);
        Assert.Contains(episode.Driver.Describe().Cameras, c => c.Name == episode.Task.FilmCamera);
    }

    [Theory]
    [InlineData("yellow-block-next-to-bowl", "yellow block", "bowl", 0.25)]
    [InlineData("red-block-left-of-plate", "red block", "plate", 0.25)]
    public void A_draw_that_would_begin_done_is_drawn_again(string name, string what, string beside, double near)
    {
        int drawnAgain = 0;
        for (int seed = 200; seed < 220; seed++)
        {
            using IEpisode episode = Tabletop.Open(Tabletop.Suite.Tasks.IndexOf(name), seed: seed);
            Assert.False(episode.SucceedsNow);
            using IEpisode free = Tabletop.Suite.OpenScene("fry the moon", seed);
            Vec3 offset = Tabletop.PoseOf(free, what).Position - Tabletop.PoseOf(free, beside).Position;
            bool same = Tabletop.PoseOf(free, what) == Tabletop.PoseOf(episode, what);
            if (!same) drawnAgain++;
            // What was drawn anew lay beside it, or on its side; what lies far off is left where it was drawn.
            if (offset.HorizontalNorm > 0.4) Assert.True(same);
            if (name.Contains("next", StringComparison.Ordinal)) Assert.Equal(offset.HorizontalNorm < near, !same);
        }

        Assert.InRange(drawnAgain, 1, 19);
    }

    [Fact]
    public void The_description_has_what_a_brain_needs()
    {
        using IEpisode episode = Tabletop.Open();
        BodyDescription body = episode.Driver.Describe();
        Assert.True(body.Privileged);
        Assert.Equal(["agentview", "scene", "wrist"], body.Cameras.Select(c => c.Name).Order(StringComparer.Ordinal));
        ObjectDescription red = body.Objects.Single(o => o.Names[0] == "red block");
        Assert.Equal(["red"], red.Attributes);
        Assert.Equal(new Vec3(0.02, 0.02, 0.02), Assert.Single(red.Parts).Shape.Size);
        ObjectDescription bowl = body.Objects.Single(o => o.Category == "bowl");
        Assert.Equal(RegionKind.Inside, Assert.Single(bowl.Regions).Kind);
        Assert.Equal(16, bowl.Parts.Count(p => p.Role == PartRole.Rim));
        Assert.Equal(RegionKind.Surface, Assert.Single(body.Objects.Single(o => o.Category == "plate").Regions).Kind);
        Assert.Equal(Mobility.Fixed, body.Objects.Single(o => o.Category == "table").Mobility);
        Assert.Equal(4, body.Objects.Count(o => o.Names.Contains("block")));
    }

    [Theory]
    [InlineData("Put the red block in the bowl.", "put-red-block-in-bowl")]
    [InlineData("fry the moon", "free")]
    public void Any_instruction_opens_the_scene_and_known_words_find_their_goal(string instruction, string task)
    {
        using IEpisode episode = Tabletop.Suite.OpenScene(instruction, 5);
        Assert.Equal(task, episode.Task.Name);
        Assert.Equal(instruction, episode.Task.Instruction);
        Assert.Equal(task != "free", Tabletop.Suite.Judges(instruction));
        Assert.False(episode.SucceedsNow);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(99, 0)]
    [InlineData(0, -1)]
    public void A_task_or_initial_state_that_is_not_there_is_refused(int task, int init)
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => Tabletop.Open(task, init));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public void An_unknown_scene_is_refused_with_the_known_ones()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => SceneCatalog.Get("moon"));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("tabletop", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_robot_that_takes_no_torques_is_refused()
    {
        RobotDefinition firm = Tabletop.Panda with { Body = Tabletop.Panda.Body with { CommandType = CommandType.OscPoseAction } };
        Assert.Equal(ErrorCode.Unsupported, Assert.Throws<RoboticsException>(() => new SceneSuite(SceneCatalog.Get("tabletop"), firm)).Code);
    }
}
