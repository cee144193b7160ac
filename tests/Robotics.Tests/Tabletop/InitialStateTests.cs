using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Tabletop;

public sealed class InitialStateTests
{
    [Fact]
    public void The_same_seed_gives_the_same_state_to_the_last_bit()
    {
        using IEpisode first = Tabletop.Open(init: 7), second = Tabletop.Open(init: 7), other = Tabletop.Open(init: 8), reseeded = Tabletop.Open(init: 7, seed: 1);
        Assert.True(Same(first, second));
        Assert.False(Same(first, other));
        Assert.False(Same(first, reseeded));
        Assert.Equal(first.Driver.Describe().Objects.Select(o => o.Names[0]), second.Driver.Describe().Objects.Select(o => o.Names[0]));
    }

    [Fact]
    public void Ids_say_nothing_about_the_object()
    {
        HashSet<string> bowls = new(StringComparer.Ordinal);
        for (int init = 0; init < 8; init++)
        {
            using IEpisode episode = Tabletop.Open(init: init);
            BodyDescription body = episode.Driver.Describe();
            Assert.Equal(body.Objects.Select(o => o.Id), body.Objects.Select(o => o.Id).Order(StringComparer.Ordinal));
            bowls.Add(body.Objects.Single(o => o.Category == "bowl").Id);
        }

        Assert.True(bowls.Count > 3, string.Join(' ', bowls));
    }

    [Fact]
    public void Objects_begin_apart_upright_at_rest_and_within_reach()
    {
        for (int init = 0; init < 8; init++)
        {
            using IEpisode episode = Tabletop.Open(init: init);
            BodyDescription body = episode.Driver.Describe();
            ImmutableArray<Track> tracks = ((IBodySensors)episode.Driver).ReadTracks();
            Assert.Equal(body.Objects.Select(o => o.Id), tracks.Select(t => t.Id));
            List<(string Name, Box Bounds)> placed = [];
            foreach ((ObjectDescription description, Track track) in body.Objects.Zip(tracks).Where(p => p.First.Mobility == Mobility.Movable))
            {
                Box bounds = Bounds(description, track);
                Assert.InRange(bounds.Min.Z, 0.749, 0.7505);
                Assert.InRange(track.Pose.Rotation.AxisZ.Z, 0.9999, 1.0001);
                Assert.InRange((track.Pose.Position - body.BaseInWorld.Position).HorizontalNorm, 0.355, 0.685);
                foreach ((string name, Box other) in placed) Assert.False(bounds.Overlaps(other) && Close(bounds, other), $"{description.Names[0]} overlaps {name} (init {init})");
                placed.Add((description.Names[0], bounds));
            }

            Assert.Equal(6, placed.Count);
            Assert.False(episode.SucceedsNow);
        }
    }

    [Fact]
    public void Everything_stays_where_it_is_while_the_arm_holds_still()
    {
        using IEpisode episode = Tabletop.Open(init: 3);
        using ScriptedHand hand = new(episode);
        Dictionary<string, Pose> before = Poses(episode);
        hand.Wait(2);
        foreach ((string id, Pose pose) in Poses(episode))
        {
            Assert.True((pose.Position - before[id].Position).Norm < 2e-4, $"{id} moved {(pose.Position - before[id].Position).Norm} m");
            Assert.True(pose.Rotation.AngleTo(before[id].Rotation) < 2e-3, $"{id} turned");
        }
    }

    [Fact]
    public void A_block_can_begin_in_the_bowl()
    {
        using IEpisode episode = Tabletop.Open("yellow-out-of-bowl");
        Vec3 offset = Tabletop.PoseOf(episode, "bowl").Inverse() * Tabletop.PoseOf(episode, "yellow block").Position;
        Assert.InRange(offset.HorizontalNorm, 0, 0.05);
        Assert.InRange(offset.Z, 0.015, 0.04);
    }

    private static bool Same(IEpisode a, IEpisode b) => a.Driver.Save().Bytes.Span.SequenceEqual(b.Driver.Save().Bytes.Span);

    private static Dictionary<string, Pose> Poses(IEpisode episode) =>
        ((IBodySensors)episode.Driver).ReadTracks().ToDictionary(t => t.Id, t => t.Pose, StringComparer.Ordinal);

    private static Box Bounds(ObjectDescription description, Track track)
    {
        Box bounds = Box.Empty;
        foreach (ConvexPart part in description.Parts) bounds = bounds.Join(part.Shape.BoundsAt(track.Pose * part.PoseInObject));
        return bounds;
    }

    /// <summary>Boxes of turned things overlap before the things do: circles inside them decide.</summary>
    private static bool Close(Box a, Box b) => (a.Centre - b.Centre).HorizontalNorm < ((a.Size.X + b.Size.X) / 2 / Math.Sqrt(2)) + 0.02;
}
