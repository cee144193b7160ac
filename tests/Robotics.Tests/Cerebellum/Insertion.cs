using Robotics.Cerebellum.Placement;
using Robotics.Cerebellum.Skills;

namespace Robotics.Tests.Cerebellum;

/// <summary>Putting things where the way in is narrow or roofed over.</summary>
public sealed class Insertion
{
    private static Subgoal Step(SkillVerb verb, string target) => new()
    {
        Id = "p1.s1",
        Verb = verb,
        Object = "o",
        Target = verb == SkillVerb.Place ? target : null,
        Relation = verb == SkillVerb.Place ? PredicateKind.In : null,
        Toward = new(PredicateKind.In, "o", target),
        Postcondition = [],
        StepBudget = 300,
        RetryBudget = 1,
        Sentence = "do it",
    };

    private static async Task<SkillOutcome> Run(SkillExecutor executor, KinematicWorld world, Subgoal subgoal)
    {
        Observation now = await world.ObserveAsync(ObservationRequest.Proprioception, default);
        SkillSession session = await executor.BeginAsync(subgoal, new("t", now.Step, now.Time), new("test", 1), TriedEdges.None, default);
        for (int i = 0; i < 60; i++)
        {
            if ((await executor.AdvanceAsync(session, 10, null, default)).Outcome is { } outcome) return outcome;
        }

        throw new InvalidOperationException("The skill did not end within 600 steps.");
    }

    private static async Task<KinematicWorld> PutIn(ObjectDescription thing, ObjectDescription furniture, Pose at)
    {
        KinematicWorld world = new(KinematicWorld.Home, [(Things.Table(), Pose.Identity), (thing, new(new(0.05, 0.1, 0), Rotation.FromYaw(0.4))), (furniture, at)]);
        SkillExecutor executor = new(world, world);
        SkillOutcome picked = await Run(executor, world, Step(SkillVerb.PickUp, "f/inside"));
        Assert.True(picked.Finished, picked.Text);
        SkillOutcome placed = await Run(executor, world, Step(SkillVerb.Place, "f/inside"));
        Assert.True(placed.Finished, placed.Text);
        Assert.Equal(Truth.True, PredicateEvaluator.Evaluate(new(PredicateKind.In, "o", "f/inside"), world.Scene(default)));
        return world;
    }

    [Fact]
    public async Task A_book_goes_into_a_narrow_compartment_in_line_with_it()
    {
        KinematicWorld world = await PutIn(Things.Book("o"), Things.Slot("f"), Pose.At(0.1, -0.25, 0));
        Vec3 thin = world.PoseOf("o").Rotation.AxisX;
        Assert.True(Math.Abs(thin.X) > 0.98, $"The book's thin side points to {thin}.");
    }

    [Fact]
    public async Task A_can_goes_under_a_roof_through_the_open_side()
    {
        KinematicWorld world = await PutIn(Things.Can("o"), Things.Niche("f"), Pose.At(0.2, -0.25, 0));
        Assert.True(world.PoseOf("o").Rotation.AxisZ.Z > 0.99, "It no longer stands upright.");
    }

    [Fact]
    public void A_choice_of_release_reads_back_as_it_was_written()
    {
        ReleaseChoice choice = new(new(0.1, -0.02, 0.93), new(0.1, -0.02, 1.01), new(0, 0.5, -1.5));
        ReleaseChoice? read = ReleaseChoice.Parse(choice.ToString());
        Assert.NotNull(read);
        Assert.True(read.IsSameAs(choice));
        Assert.False(read.IsSameAs(choice with { Position = new(0.13, -0.02, 0.93) }));
        Assert.Null(ReleaseChoice.Parse("top grasp at 0 0 0 closing 1 0 0"));
    }
}
