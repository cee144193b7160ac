using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Tabletop;

public sealed class GraspTests
{
    [Fact]
    public void A_grasped_block_does_not_slip_and_can_be_put_in_the_bowl()
    {
        using IEpisode episode = Tabletop.Open("put-red-block-in-bowl");
        using ScriptedHand hand = new(episode);
        PickUp(episode, hand, "red block");
        Pose X_TO = InHand(episode, hand, "red block");
        hand.Wait(3);
        Pose later = InHand(episode, hand, "red block");
        Assert.True((later.Position - X_TO.Position).Norm < 1e-4, $"slipped {(later.Position - X_TO.Position).Norm} m in 3 s");
        Assert.InRange(hand.State.GripperWidth, 0.0385, 0.0402);
        Assert.False(episode.SucceedsNow);

        Vec3 bowl = Tabletop.PoseOf(episode, "bowl").Position;
        hand.MoveTo(ScriptedHand.FromAbove(bowl + Up(0.2), 0));
        hand.MoveTo(ScriptedHand.FromAbove(bowl + Up(0.05), 0));
        Assert.False(episode.SucceedsNow, "a block in the hand is not in the bowl");
        hand.Grip(-1);
        hand.MoveTo(ScriptedHand.FromAbove(bowl + Up(0.2), 0));
        hand.Wait(1);
        Assert.True(episode.SucceedsNow);
        Assert.True(episode.SucceededSoFar);
    }

    [Fact]
    public void A_block_stays_on_another_block()
    {
        using IEpisode episode = Tabletop.Open("stack-green-on-blue");
        using ScriptedHand hand = new(episode);
        PickUp(episode, hand, "green block");
        Pose blue = Tabletop.PoseOf(episode, "blue block");
        Pose over = ScriptedHand.FromAbove(blue.Position + Up(0.2), Heading(blue));
        hand.MoveTo(over);
        hand.MoveTo(over with { Position = blue.Position + Up(0.0445) });
        hand.Grip(-1);
        hand.MoveTo(over);
        hand.Wait(1);
        Assert.True(episode.SucceedsNow);
    }

    [Fact]
    public void The_bowl_can_be_carried_by_its_rim_to_the_plate()
    {
        using IEpisode episode = Tabletop.Open("bowl-on-plate");
        using ScriptedHand hand = new(episode);
        Vec3 bowl = Tabletop.PoseOf(episode, "bowl").Position, plate = Tabletop.PoseOf(episode, "plate").Position;
        Vec3 rim = new(0, 0.0725, 0.043);
        hand.MoveTo(ScriptedHand.FromAbove(bowl + rim + Up(0.1), 0));
        hand.MoveTo(ScriptedHand.FromAbove(bowl + rim, 0));
        hand.Grip(1);
        hand.MoveTo(ScriptedHand.FromAbove(bowl + rim + Up(0.15), 0));
        Assert.InRange(Tabletop.PoseOf(episode, "bowl").Position.Z, bowl.Z + 0.13, bowl.Z + 0.17);
        hand.MoveTo(ScriptedHand.FromAbove(plate + rim + Up(0.15), 0));
        hand.MoveTo(ScriptedHand.FromAbove(plate + rim + Up(0.012), 0));
        hand.Grip(-1);
        hand.MoveTo(ScriptedHand.FromAbove(plate + rim + Up(0.15), 0));
        hand.Wait(1);
        Assert.True(episode.SucceedsNow);
    }

    private static void PickUp(IEpisode episode, ScriptedHand hand, string name)
    {
        Pose block = Tabletop.PoseOf(episode, name);
        hand.MoveTo(ScriptedHand.FromAbove(block.Position + Up(0.15), Heading(block)));
        hand.MoveTo(ScriptedHand.FromAbove(block.Position, Heading(block)));
        hand.Grip(1);
        hand.MoveTo(ScriptedHand.FromAbove(block.Position + Up(0.2), Heading(block)));
        Assert.InRange(Tabletop.PoseOf(episode, name).Position.Z, block.Position.Z + 0.18, block.Position.Z + 0.22);
    }

    /// <summary>The heading of the side of a square block that is nearest to the arm's own.</summary>
    private static double Heading(Pose block) => Math.IEEERemainder(block.Rotation.Yaw, Math.PI / 2);

    private static Pose InHand(IEpisode episode, ScriptedHand hand, string name) => hand.State.TcpInWorld.Inverse() * Tabletop.PoseOf(episode, name);

    private static Vec3 Up(double z) => new(0, 0, z);
}
