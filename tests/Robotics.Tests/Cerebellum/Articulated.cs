using Robotics.Cerebellum.Articulation;
using Robotics.Cerebellum.Motion;

namespace Robotics.Tests.Cerebellum;

public sealed class Articulated
{
    /// <summary>An open drawer: a tray 10 cm out of its case along −y, and its slide from −0.16 (open) to 0 (closed).</summary>
    private static SceneObject Drawer(double position, ImmutableArray<ConvexPart> more) => new()
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
                .. more,
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

    private static SceneGraph Scene(double position, params ImmutableArray<ConvexPart> more)
    {
        SceneGraph scene = new KinematicWorld(KinematicWorld.Home, [(Things.Table(), Pose.Identity)]).Scene(default);
        return scene with { Objects = [Drawer(position, more), .. scene.Objects] };
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

    private static (ContactPlan? Plan, Cause Cause, Hand Hand) Plan(SceneGraph scene, JointTask task, params ImmutableArray<ContactChoice> failed)
    {
        KinematicWorld world = new(KinematicWorld.Home, [(Things.Table(), Pose.Identity)]);
        Hand hand = new(world.Description.Gripper);
        (ContactPlan? plan, Cause cause) = new ContactPlanner(hand, new(world.Description, null, []), null, world.Description.Workspace).Plan(scene, task, failed);
        return (plan, cause, hand);
    }

    [Fact]
    public void An_open_drawer_is_pushed_at_its_front()
    {
        SceneGraph scene = Scene(-0.12);
        (ContactPlan? plan, _, Hand hand) = Plan(scene, JointTask.Of(Do(SkillVerb.Close), scene)!);
        Assert.NotNull(plan);
        Assert.Equal(ContactKind.Push, plan.Contact.Kind);
        Assert.True(plan.Contact.Tcp.Position.Y < -0.12 - 0.004, $"{plan.Contact.Tcp} is not in front of the drawer.");
        Assert.False(Obstacles.Of(scene).Hit(hand.At(plan.Contact.Tcp, 0), 0.001));
        Assert.Equal(plan.Contact.Tcp, plan.Path.Poses[^1]);
    }

    [Fact]
    public void A_closed_drawer_is_pulled_by_its_handle()
    {
        SceneGraph scene = Scene(0, new ConvexPart(ConvexShape.Box(new(0.045, 0.008, 0.008)), Pose.At(0, -0.028, 0.08), PartRole.Handle, 0));
        JointTask task = JointTask.Of(Do(SkillVerb.Open), scene)!;
        (ContactPlan? plan, _, _) = Plan(scene, task);
        Assert.NotNull(plan);
        Assert.Equal(ContactKind.Grip, plan.Contact.Kind);
        Assert.InRange(plan.Contact.Point.Y, -0.036, -0.02);
        Assert.Equal(task.Goal, plan.Contact.To, 9);
        Vec3 pulled = plan.Contact.TcpAt(task, task.Goal).Position - plan.Contact.Tcp.Position;
        Assert.Equal(task.Goal, pulled.Y, 9);
    }

    [Fact]
    public void What_failed_is_not_chosen_again()
    {
        SceneGraph scene = Scene(-0.12);
        JointTask task = JointTask.Of(Do(SkillVerb.Close), scene)!;
        ContactChoice first = Plan(scene, task).Plan!.Contact.ChoiceFor(task);
        ContactChoice? read = ContactChoice.Parse(first.ToString());
        Assert.NotNull(read);
        Assert.True(read.IsSameAs(first));
        Assert.False(Plan(scene, task, read).Plan!.Contact.ChoiceFor(task).IsSameAs(first));
        Assert.Null(ContactChoice.Parse("top grasp at 1 2 3 closing 0 0 1"));
    }
}
