using Robotics.Sim.Demonstrations;

namespace Robotics.Tests.Tabletop;

public sealed class TurningTests : IDisposable
{
    private const double Heading = 0.7;

    private static readonly Vec3 Bowl = new(0.1, -0.2, 0.8);

    private static readonly Rotation Turned = Rotation.FromYaw(Heading);

    private readonly string _folder = Directory.CreateTempSubdirectory("turning").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A set of one sample: a bowl with a heading, a block and the hand 4 and 10 cm off along its axes, and an action along them.</summary>
    private DemonstrationData Demonstration(SkillVerb verb, string thing, string? target, PredicateKind? relation)
    {
        DemonstrationSet set = new()
        {
            Scene = "any", State = ["tcp_position", "tcp_rotation", "gripper_width"], StateLength = 10, Pictures = [new("p", "view", 2, 2)],
            Space = ActionSpace.OscPoseDelta("tcp"), Objects = ["block", "bowl"], FocalLengths = [1],
        };
        using (DemonstrationWriter writer = new(_folder, set))
        {
            Vec3 hand = Along(0, 0.1), x = Turned * Vec3.UnitX, y = Turned * -Vec3.UnitY, way = Turned * new Vec3(0.3, -0.4, 0.5), turn = Turned * new Vec3(0.1, 0.2, 0.3);
            int subgoal = writer.Begin(new(0, 0, verb, "", thing, target, relation));
            writer.Add(new DemonstrationSample
            {
                Step = 0, Subgoal = subgoal, Followed = true, Frames = [], Objects = [new(Along(0.04, 0), Turned), new(Bowl, Turned)],
                State = [(float)hand.X, (float)hand.Y, (float)hand.Z, (float)x.X, (float)x.Y, (float)x.Z, (float)y.X, (float)y.Y, (float)y.Z, 0.06f],
                Action = [way.X, way.Y, way.Z, turn.X, turn.Y, turn.Z, 1],
            });
            writer.Complete();
        }

        return DemonstrationData.Load(_folder);
    }

    private static Vec3 Along(double x, double y) => Bowl + (Turned * new Vec3(x, y, 0));

    private static Turning? Of(DemonstrationData set) => Turning.Of(set, 0, ["bowl"]);

    [Fact]
    public void What_was_demonstrated_at_a_round_thing_becomes_what_it_would_be_with_that_thing_unturned()
    {
        DemonstrationData set = Demonstration(SkillVerb.Place, "block", "bowl", PredicateKind.In);
        Turning turning = Assert.NotNull(Of(set));
        float[] positions = [.. set.Objects(0)[..3], .. set.Objects(0).Slice(7, 3)], state = [.. set.State(0)], action = [.. set.Action(0)];
        turning.Positions(positions);
        turning.State(state);
        turning.Actions(action);
        Assert.Equal([0.14, -0.2, 0.8, 0.1, -0.2, 0.8], positions.Select(p => Math.Round(p, 5)));
        Assert.Equal([0.1, -0.1, 0.8, 1, 0, 0, 0, -1, 0, 0.06], state.Select(p => Math.Round(p, 5) + 0));
        Assert.Equal([0.3, -0.4, 0.5, 0.1, 0.2, 0.3, 1], action.Select(p => Math.Round(p, 5)));
    }

    [Fact]
    public void Headings_turn_with_it_four_times_as_far()
    {
        Turning turning = Assert.NotNull(Of(Demonstration(SkillVerb.PickUp, "bowl", null, null)));
        float[] heading = [(float)Math.Cos(4 * (Heading + 0.2)), (float)Math.Sin(4 * (Heading + 0.2))];
        turning.Headings(heading);
        Assert.Equal(Math.Cos(0.8), heading[0], 1e-5);
        Assert.Equal(Math.Sin(0.8), heading[1], 1e-5);
    }

    [Theory]
    [InlineData(SkillVerb.PickUp, "block", null, null)]
    [InlineData(SkillVerb.Place, "bowl", "block", PredicateKind.On)]
    [InlineData(SkillVerb.Place, "block", "bowl", PredicateKind.NextTo)]
    public void What_does_not_follow_a_round_things_axes_stays_as_it_was(SkillVerb verb, string thing, string? target, PredicateKind? relation) =>
        Assert.Null(Of(Demonstration(verb, thing, target, relation)));
}
