using Robotics.Cerebellum.Articulation;
using Robotics.Cerebellum.Motion;

namespace Robotics.Tests.Cerebellum;

public sealed class Articulated
{
    /// <summary>An open drawer: a tray 10 cm out of its case along −y, and its slide from −0.16 (open) to 0 (closed).</summary>
    private static SceneObject Drawer(double position) => new()
    {
        Description = new()
        {
            Id = "c",
            Category = "cabinet",
            Names = ["cabinet"],
            Mobility = Mobility.Fixed,
            Parts =
            [
                new(ConvexShape.Box(new(0.12, 0.10, 0.005)), Pose.At(0, 0.1, 0.12)),
                new(ConvexShape.Box(new(0.10, 0.004, 0.03)), Pose.At(0, 0, 0.08), PartRole.Body, 0),
                new(ConvexShape.Box(new(0.10, 0.08, 0.004)), Pose.At(0, 0.08, 0.05), PartRole.Body, 0),
            ],
            Articulations =
            [
                new()
                {
                    Label = "top",
                    Kind = ArticulationKind.Slide,
                    Use = ArticulationUse.Access,
                    Axis = Vec3.UnitY,
                    Origin = Vec3.Zero,
                    Min = -0.16,
                    Max = 0,
                    ActiveAt = -0.14,
                    InactiveAt = -0.005,
                },
            ],
        },
        Pose = Pose.At(0.1, 0, 0),
        ArticulationPositions = [position],
        LastSeen = TimeSpan.Zero,
        Source = "test",
    };

    private static Subgoal Do(SkillVerb verb) =>
        new() { Id = "s", Verb = verb, Object = "c:top", Postcondition = [], StepBudget = 200, RetryBudget = 0, Sentence = "do it" };

    private static SceneGraph Scene(double position)
    {
        SceneGraph scene = new KinematicWorld(KinematicWorld.Home, [(Things.Table(), Pose.Identity)]).Scene(default);
        return scene with { Objects = [Drawer(position), .. scene.Objects] };
    }

    [Theory]
    [InlineData(SkillVerb.Open, -0.154, -1)]
    [InlineData(SkillVerb.Close, -0.0015, 1)]
    public void A_joint_goes_past_its_threshold_in_the_right_sense(SkillVerb verb, double goal, double sense)
    {
        JointTask? task = JointTask.Of(Do(verb), Scene(-0.1));
        Assert.NotNull(task);
        Assert.Equal(goal, task.Goal, 9);
        Assert.Equal(sense, task.Sense);
        Assert.False(task.Reached);
        (Vec3 direction, double lever) = task.MotionOf(new(0.1, 0, 0.08));
        Assert.Equal(sense, direction.Y, 6);
        Assert.Equal(1, lever, 6);
    }

    [Fact]
    public void An_open_drawer_is_pushed_at_its_front()
    {
        SceneGraph scene = Scene(-0.12);
        KinematicWorld world = new(KinematicWorld.Home, [(Things.Table(), Pose.Identity)]);
        Hand hand = new(world.Description.Gripper);
        Pose? push = new PushPlanner(hand, new(world.Description, null, [])).Plan(scene, JointTask.Of(Do(SkillVerb.Close), scene)!);
        Assert.NotNull(push);
        Assert.True(push.Value.Position.Y < -0.12 - 0.004, $"{push} is not in front of the drawer.");
        Assert.False(Obstacles.Of(scene).Hit(hand.At(push.Value, 0), 0.001));
    }
}
