using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Tests.Cerebellum;

public sealed class GraspPlanning
{
    private static (Grasp? Grasp, SceneObject Object, Hand Hand) Plan(
        ObjectDescription thing, ImmutableArray<GraspChoice> failed, params ReadOnlySpan<(ObjectDescription, Pose)> others)
    {
        KinematicWorld world = new(KinematicWorld.Home, [(Things.Table(), Pose.Identity), (thing, Pose.At(0.1, 0.05, 0)), .. others]);
        SceneGraph scene = world.Scene(default);
        Hand hand = new(world.Description.Gripper);
        SceneObject target = scene.Get(thing.Id);
        Grasp? grasp = new GraspPlanner(hand, new(world.Description, null, [])).Ranked(scene, target, failed).FirstOrDefault();
        return (grasp, target, hand);
    }

    [Fact]
    public void A_block_is_grasped_across_two_faces_from_above()
    {
        (Grasp? grasp, _, _) = Plan(Things.Block("o"), []);
        Assert.NotNull(grasp);
        Assert.Equal("top", grasp.Choice.Family);
        Assert.Equal(0.04, grasp.Width, 3);
        Vec3 closing = grasp.TcpInObject.Rotation.AxisY.Abs();
        Assert.True(Math.Max(closing.X, closing.Y) > 0.99, $"Closing along {closing} meets no face squarely.");
        Assert.True(grasp.TcpInObject.Position.WithZ(0).Norm < 0.006);
    }

    [Fact]
    public void A_can_is_grasped_across_its_axis()
    {
        (Grasp? grasp, _, _) = Plan(Things.Can("o"), []);
        Assert.NotNull(grasp);
        Assert.Equal(0.066, grasp.Width, 2);
        Assert.True(grasp.TcpInObject.Position.WithZ(0).Norm < 0.006);
    }

    [Fact]
    public void A_thin_book_is_grasped_across_its_thickness()
    {
        (Grasp? grasp, _, _) = Plan(Things.Book("o"), []);
        Assert.NotNull(grasp);
        Assert.True(Math.Abs(grasp.TcpInObject.Rotation.AxisY.X) > 0.99);
        Assert.Equal(0.028, grasp.Width, 3);
    }

    [Theory]
    [InlineData("bowl", 0.055)]
    [InlineData("mug", 0.042)]
    public void What_is_wider_than_the_hand_is_grasped_by_its_wall(string kind, double radius)
    {
        (Grasp? grasp, SceneObject target, Hand hand) = Plan(kind == "bowl" ? Things.Bowl("o") : Things.Mug("o"), []);
        Assert.NotNull(grasp);
        Assert.True(grasp.Width < 0.02, $"{grasp.Width} m is no wall and no handle.");
        Assert.True(grasp.TcpInObject.Position.WithZ(0).Norm > 0.7 * radius);
        Obstacles own = new(Obstacles.PartsOf(target));
        Assert.False(own.Hit(hand.At(target.Pose * grasp.TcpInObject, hand.Gripper.MaxWidth), 0.001));
    }

    [Fact]
    public void A_failed_grasp_is_not_chosen_again()
    {
        List<GraspChoice> failed = [];
        for (int i = 0; i < 4; i++)
        {
            (Grasp? grasp, _, _) = Plan(Things.Bowl("o"), [.. failed]);
            Assert.NotNull(grasp);
            Assert.DoesNotContain(failed, f => f.IsSameAs(grasp.Choice));
            GraspChoice? read = GraspChoice.Parse(grasp.Choice.ToString());
            Assert.NotNull(read);
            Assert.True(read.IsSameAs(grasp.Choice));
            failed.Add(read);
        }
    }

    [Fact]
    public void A_neighbour_close_by_turns_the_grasp()
    {
        // Blocks stand 1 cm away on both sides along x, so that the fingers fit along y only.
        (Grasp? grasp, _, _) = Plan(Things.Block("o"), [], (Things.Block("a"), Pose.At(0.15, 0.05, 0)), (Things.Block("b"), Pose.At(0.05, 0.05, 0)));
        Assert.NotNull(grasp);
        Assert.True(Math.Abs(grasp.TcpInObject.Rotation.AxisY.Y) > 0.9);
    }

    [Fact]
    public void What_is_too_wide_everywhere_has_no_grasp()
    {
        (Grasp? grasp, _, _) = Plan(Things.Block("o", 0.06), []);
        Assert.Null(grasp);
    }
}
