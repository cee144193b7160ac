using Robotics.Cerebellum.Motion;
using Robotics.Cerebellum.Skills;

namespace Robotics.Tests.Cerebellum;

/// <summary>What skills do by themselves about a world that misbehaves.</summary>
public sealed class Disturbances
{
    private static readonly Subgoal Pick = new()
    {
        Id = "p1.s1",
        Verb = SkillVerb.PickUp,
        Object = "can",
        Postcondition = [new(PredicateKind.Holding, "can")],
        StepBudget = 200,
        RetryBudget = 1,
        Sentence = "pick it up",
    };

    private static (ObjectDescription, Pose)[] Things => [(Cerebellum.Things.Table(), Pose.Identity), (Cerebellum.Things.Can("can"), Pose.At(0.05, 0.15, 0))];

    [Fact]
    public async Task A_thing_that_rolls_is_waited_for()
    {
        KinematicWorld world = new(KinematicWorld.Home, Things);
        world.Roll("can", new(0.02, -0.12, 0), 40);
        Assert.True((await Run(world)).Finished);
        Assert.True(world.PoseOf("can").Position.Z > 0.03);
    }

    [Fact]
    public async Task Slow_fingers_are_open_before_the_hand_goes_around_the_thing()
    {
        KinematicWorld world = new(KinematicWorld.Home, Things) { GripperSpeed = 0.03, Width = 0 };
        Assert.True((await Run(world)).Finished);
        Assert.True(world.PoseOf("can").Position.Z > 0.03);
    }

    [Fact]
    public async Task Fingers_go_around_a_thin_thing_no_wider_than_it_takes()
    {
        KinematicWorld world = new(KinematicWorld.Home, (Cerebellum.Things.Table(), Pose.Identity), (Cerebellum.Things.Book("can"), Pose.At(0.05, 0.15, 0)))
        {
            GripperSpeed = 0.03,
        };
        Assert.True((await Run(world)).Finished);
        Assert.True(world.PoseOf("can").Position.Z > 0.03);
        Assert.InRange(world.WidthBeforeGrip, 0.03, 0.062);
    }

    [Fact]
    public void Pads_are_brought_to_an_opening_by_what_their_command_means()
    {
        GripperDescription wished = new(0.08, 0.018, 0.0206, 0.01, 0.011, 0.0486, 30), directed = wished with { CommandIsDirection = true };
        Assert.Equal(0.5, new PadOpening(wished, 0.02).Next(0.08), 9);
        Assert.Equal(1, new PadOpening(directed, 0.02).Next(0.08));
        Assert.Equal(0, new PadOpening(directed, 0.02).Next(0.025));
        Assert.Equal(-1, new PadOpening(directed, 0.02).Next(0.01));
        Assert.Equal(-1, new PadOpening(wished, 0.1).Next(0.08));
    }

    [Fact]
    public void A_hand_that_has_yet_to_turn_is_not_at_the_end_of_its_way()
    {
        Pose start = KinematicWorld.Home, end = new(start.Position + new Vec3(0.02, 0, 0), start.Rotation * Rotation.FromYaw(1.2));
        TcpPath path = new([start, end]);
        Assert.Equal(path.Length, path.Nearest(end, 0, 1), 0.006);
        Assert.True(path.Nearest(end with { Rotation = start.Rotation }, 0, 1) < 0.02);
    }

    private static async Task<SkillOutcome> Run(KinematicWorld world)
    {
        SkillExecutor executor = new(world, world);
        Observation now = await world.ObserveAsync(ObservationRequest.Proprioception, default);
        SkillSession session = await executor.BeginAsync(Pick, new("t", now.Step, now.Time), new("test", 1), TriedEdges.None, default);
        for (int i = 0; i < 40; i++)
        {
            if ((await executor.AdvanceAsync(session, 10, null, default)).Outcome is not null) break;
        }

        return await executor.EndAsync(session, EndReason.OutOfBudget, default);
    }
}
