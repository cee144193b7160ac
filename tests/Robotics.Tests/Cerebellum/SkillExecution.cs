using Robotics.Cerebellum.Skills;

namespace Robotics.Tests.Cerebellum;

public sealed class SkillExecution
{
    private static readonly CommandLease Lease = new("test", 1);

    private static Subgoal Pick(string id) => new()
    {
        Id = "p1.s1",
        Verb = SkillVerb.PickUp,
        Object = id,
        Postcondition = [new(PredicateKind.Holding, id)],
        StepBudget = 200,
        RetryBudget = 1,
        Sentence = "pick it up",
    };

    private static Subgoal Put(string id, PredicateKind relation, string target) => Pick(id) with
    {
        Id = "p1.s2",
        Verb = SkillVerb.Place,
        Target = target,
        Relation = relation,
        Postcondition = [new(relation, id, target)],
        Sentence = "put it there",
    };

    private static async Task<(SkillOutcome Outcome, List<SkillStep> Steps)> Run(SkillExecutor executor, KinematicWorld world, Subgoal subgoal)
    {
        Observation now = await world.ObserveAsync(ObservationRequest.Proprioception, default);
        SkillSession session = await executor.BeginAsync(subgoal, new("t", now.Step, now.Time), Lease, TriedEdges.None, default);
        List<SkillStep> steps = [];
        for (int i = 0; i < 60; i++)
        {
            SkillProgress progress = await executor.AdvanceAsync(session, 10, null, default);
            Assert.True(progress.Steps.Length <= 10);
            steps.AddRange(progress.Steps);
            if (progress.Outcome is null) continue;
            Assert.Equal(progress.Outcome, await executor.EndAsync(session, EndReason.Finished, default));
            return (progress.Outcome, steps);
        }

        throw new InvalidOperationException("The skill did not end within 600 steps.");
    }

    private static KinematicWorld World(ObjectDescription thing, params ReadOnlySpan<(ObjectDescription, Pose)> others) =>
        new(KinematicWorld.Home, [(Things.Table(), Pose.Identity), (thing, new(new(0.05, 0.1, 0), Rotation.FromYaw(0.4))), .. others]);

    [Theory]
    [InlineData("block")]
    [InlineData("can")]
    [InlineData("bowl")]
    [InlineData("mug")]
    [InlineData("book")]
    public async Task A_thing_is_picked_up_and_put_on_a_plate_quickly(string kind)
    {
        ObjectDescription thing = kind switch
        {
            "block" => Things.Block("o"),
            "can" => Things.Can("o"),
            "bowl" => Things.Bowl("o"),
            "mug" => Things.Mug("o"),
            _ => Things.Book("o"),
        };
        KinematicWorld world = World(thing, (Things.Plate("plate"), Pose.At(0.15, -0.2, 0)));
        SkillExecutor executor = new(world, world);
        (SkillOutcome picked, List<SkillStep> first) = await Run(executor, world, Pick("o"));
        Assert.True(picked.Finished, picked.Text);
        Assert.True(world.PoseOf("o").Position.Z > 0.04);
        Assert.Contains(first, s => s.Phase == "close");
        (SkillOutcome placed, List<SkillStep> second) = await Run(executor, world, Put("o", PredicateKind.On, "plate"));
        Assert.True(placed.Finished, placed.Text);
        Pose rest = world.PoseOf("o");
        Assert.True((rest.Position - world.PoseOf("plate").Position).WithZ(0).Norm < SceneThresholds.Stacked);
        Assert.True(rest.Rotation.AxisZ.Z > 0.99, "It no longer stands upright.");
        Assert.Equal(0.01, rest.Position.Z, 0.004);
        Assert.True(first.Count + second.Count <= 120, $"{first.Count} + {second.Count} steps.");
        Assert.All(world.Commanded, row => Assert.All(row, v => Assert.InRange(v, -1, 1)));
    }

    [Fact]
    public async Task A_can_goes_into_the_basket()
    {
        KinematicWorld world = World(Things.Can("o"), (Things.Basket("basket"), Pose.At(0.1, -0.25, 0)));
        SkillExecutor executor = new(world, world);
        (SkillOutcome picked, _) = await Run(executor, world, Pick("o"));
        Assert.True(picked.Finished, picked.Text);
        (SkillOutcome placed, _) = await Run(executor, world, Put("o", PredicateKind.In, "basket/inside"));
        Assert.True(placed.Finished, placed.Text);
        Vec3 inBasket = world.PoseOf("o").Position - world.PoseOf("basket").Position;
        Assert.True(Math.Abs(inBasket.X) < 0.06 && Math.Abs(inBasket.Y) < 0.06 && inBasket.Z is > 0.006 and < 0.02, $"{inBasket}");
    }

    [Fact]
    public async Task An_object_that_is_not_there_ends_the_skill_at_once()
    {
        KinematicWorld world = World(Things.Can("o"));
        (SkillOutcome outcome, List<SkillStep> steps) = await Run(new(world, world), world, Pick("nothing"));
        Assert.Equal(Cause.NotSeen, outcome.Cause);
        Assert.Empty(steps);
    }

    [Fact]
    public async Task A_gripper_that_does_not_grip_is_a_miss()
    {
        KinematicWorld world = World(Things.Can("o"));
        world.Grips = false;
        (SkillOutcome outcome, _) = await Run(new(world, world), world, Pick("o"));
        Assert.Equal(Cause.Missed, outcome.Cause);
        Assert.NotEqual("", outcome.Choice);
    }

    [Fact]
    public async Task A_choice_that_failed_is_not_taken_again()
    {
        KinematicWorld world = World(Things.Bowl("o"));
        SkillExecutor executor = new(world, world);
        TriedEdges tried = TriedEdges.None.With(new("", Pick("o").Step, (await Run(executor, world, Pick("o"))).Outcome.Choice));
        KinematicWorld again = World(Things.Bowl("o"));
        SkillExecutor second = new(again, again);
        SkillSession session = await second.BeginAsync(Pick("o"), new("t", 0, TimeSpan.Zero), Lease, tried, default);
        await second.AdvanceAsync(session, 5, null, default);
        SkillOutcome outcome = await second.EndAsync(session, EndReason.Violated, default);
        Assert.NotEqual("", outcome.Choice);
        Assert.NotEqual(tried.Edges[0].Choice, outcome.Choice);
    }

    [Theory]
    [InlineData(ChunkEnd.Stopped, Cause.BodyStopped)]
    [InlineData(ChunkEnd.Reflex, Cause.BodyStopped)]
    [InlineData(ChunkEnd.LeaseLost, Cause.LeaseLost)]
    [InlineData(ChunkEnd.Diverged, Cause.Diverged)]
    public async Task How_the_body_ended_a_chunk_is_the_cause(ChunkEnd end, Cause cause)
    {
        KinematicWorld world = World(Things.Can("o"));
        world.End = end;
        (SkillOutcome outcome, _) = await Run(new(world, world), world, Pick("o"));
        Assert.Equal(cause, outcome.Cause);
    }

    [Fact]
    public async Task Placing_with_an_empty_hand_is_refused()
    {
        KinematicWorld world = World(Things.Can("o"), (Things.Plate("plate"), Pose.At(0.15, -0.2, 0)));
        (SkillOutcome outcome, List<SkillStep> steps) = await Run(new(world, world), world, Put("o", PredicateKind.On, "plate"));
        Assert.Equal(Cause.PreconditionLost, outcome.Cause);
        Assert.Empty(steps);
    }

    [Fact]
    public async Task An_object_that_runs_away_ends_the_skill_within_its_bounds()
    {
        KinematicWorld world = World(Things.Can("o"));
        SkillExecutor executor = new(world, world);
        SkillSession session = await executor.BeginAsync(Pick("o"), new("t", 0, TimeSpan.Zero), Lease, TriedEdges.None, default);
        SkillOutcome? outcome = null;
        for (int i = 0; i < 600 && outcome is null; i++)
        {
            outcome = (await executor.AdvanceAsync(session, 1, null, default)).Outcome;
            double angle = 0.15 * i;
            world.Move("o", Pose.At(0.05 + (0.1 * Math.Cos(angle)), 0.1 + (0.1 * Math.Sin(angle)), 0));
        }

        Assert.NotNull(outcome);
        Assert.False(outcome.Finished);
    }

    [Fact]
    public async Task The_same_world_gives_the_same_commands()
    {
        KinematicWorld a = World(Things.Mug("o")), b = World(Things.Mug("o"));
        await Run(new(a, a), a, Pick("o"));
        await Run(new(b, b), b, Pick("o"));
        Assert.Equal(a.Commanded.SelectMany(r => r), b.Commanded.SelectMany(r => r));
    }

    [Fact]
    public void Every_skill_of_the_catalog_says_what_it_promises() => Assert.All(SkillCatalog.All, d =>
    {
        Assert.NotEmpty(d.Phases);
        if (d.Verb != SkillVerb.Look) Assert.NotEmpty(d.Postcondition(Put("o", PredicateKind.On, "plate")));
        Assert.True(d.Expected.MeanSteps > 0);
    });
}
