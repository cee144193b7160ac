using System.Globalization;
using Robotics.Robots;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Description;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Tests.Libero;

public sealed class DescriptionTests
{
    private static readonly string[] Secrets = ["target", "interest", "goal", "other_object", "init"];

    /// <summary>One task of each scene that differs in what it holds: together they have every category and region.</summary>
    public static TheoryData<string> Tasks =>
        ["libero_spatial/4", "libero_object/0", "libero_goal/5", "libero_10/2", "libero_10/3", "libero_10/4", "libero_10/5", "libero_10/9", "libero_90/37", "libero_90/55", "libero_90/86"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Everything_of_a_scene_is_described_and_nothing_of_its_task(string name)
    {
        using Described here = new(name, seed: 1);
        BodyDescription body = here.Description.Body;
        Assert.Equal(here.Scene.Objects.Length + here.Scene.Fixtures.Length + 1, body.Objects.Length);
        Assert.Equal(body.Objects.Select(o => o.Id).Order(StringComparer.Ordinal), body.Objects.Select(o => o.Id));
        Assert.Equal(here.Scene.Problem.Regions.Count(r => r.Rectangle is not null), body.Places.Length);
        Assert.Equal(body.Places.Length, body.Places.Select(p => p.Label).Distinct().Count());
        foreach (ObjectDescription thing in body.Objects)
        {
            Assert.NotEmpty(thing.Names);
            Assert.NotEmpty(thing.Parts);
            Assert.Contains(thing.Parts, part => part.Role == PartRole.Body || part.Role == PartRole.Rim);
            Assert.All(thing.Parts, part => Assert.True(part.Articulation is not { } a || a < thing.Articulations.Length));
            Assert.All(thing.Regions, region => Assert.NotEmpty(region.Names));
            Assert.DoesNotContain(thing.Names.Concat(thing.Regions.Select(r => r.Label)), word => word.Any(char.IsAsciiDigit));
        }

        IEnumerable<string> told = body.Places.SelectMany(p => p.Names.Add(p.Label));
        Assert.DoesNotContain(told, word => Secrets.Any(secret => word.Contains(secret, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_moving_part_has_an_articulation_that_opens_the_right_way(string name)
    {
        using Described here = new(name, seed: 1);
        foreach (DescribedObject thing in here.Description.Objects)
        {
            Assert.Equal(thing.Positions.Length, thing.Description.Articulations.Length);
            for (int i = 0; i < thing.Positions.Length; i++)
            {
                ArticulationDescription articulation = thing.Description.Articulations[i];
                Assert.True(articulation.IsActive(articulation.ActiveEnd) && articulation.IsInactive(articulation.InactiveEnd));
                PartRole grip = articulation.Use == ArticulationUse.Access ? PartRole.Handle : PartRole.Knob;
                Assert.Contains(thing.Description.Parts, part => part.Role == grip && part.Articulation == i);
            }
        }
    }

    /// <summary>The engine moves a joint; what the description says of its parts and regions must move alike.</summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void Described_parts_and_regions_are_where_the_engine_has_them(string name)
    {
        using Described here = new(name, seed: 1);
        using MujocoData data = new(here.Model);
        foreach (DescribedObject thing in here.Description.Objects)
        {
            for (int i = 0; i < thing.Positions.Length; i++) data.Qpos[thing.Positions[i]] = thing.Description.Articulations[i].ActiveEnd;
        }

        data.Kinematics();
        foreach (DescribedObject thing in here.Description.Objects)
        {
            SceneObject placed = new()
            {
                Description = thing.Description,
                Pose = data.BodyPose(thing.Body),
                ArticulationPositions = [.. thing.Description.Articulations.Select(a => a.ActiveEnd)],
                LastSeen = TimeSpan.Zero,
                Source = "simulator",
            };
            foreach (RegionDescription region in thing.Description.Regions)
            {
                string key = here.Description.KeyOf(EntityId.Region(thing.Description.Id, region.Label));
                Vec3 expected = data.SitePose(here.Model.SiteId(key)).Position;
                Assert.True((placed.RegionPose(region).Position - expected).Norm < 1e-6, $"{key} is at {expected}.");
            }

            Vec3[] geoms = [.. Enumerable.Range(0, here.Model.GeomCount).Select(g => data.GeomPose(g).Position)];
            if (thing.Description.Category != "floor")
                Assert.All(thing.Description.Parts, part => Assert.Contains(geoms, g => (placed.PartPose(part).Position - g).Norm < 1e-6));
        }
    }

    [Fact]
    public void Other_ids_name_the_same_scene()
    {
        using Described one = new("libero_10/3", seed: 1), other = new("libero_10/3", seed: 2);
        Assert.NotEqual(one.Description.Objects.Select(o => o.Instance), other.Description.Objects.Select(o => o.Instance));
        Assert.Equal(
            one.Description.Objects.Select(Anonymous).Order(StringComparer.Ordinal), other.Description.Objects.Select(Anonymous).Order(StringComparer.Ordinal));

        static string Anonymous(DescribedObject o) => string.Create(
            CultureInfo.InvariantCulture, $"{o.Instance} {o.Body} {o.Description.Category} {o.Description.Parts.Length} {o.Description.Regions.Length} {string.Join(' ', o.Positions)}");
    }

    [Fact]
    public void An_unknown_category_is_called_by_its_own_words() => Assert.Equal(["copper kettle"], CategoryWords.Of("copper_kettle_2").Names);

    private sealed class Described : IDisposable
    {
        public Described(string name, long seed)
        {
            LiberoFiles files = LiberoData.Files;
            LiberoTask task = LiberoData.Task(name);
            Scene = PhysicsOnly.Of(SceneComposer.Compose(files, task));
            Model = MujocoModel.FromXml(Scene.Xml, Scene.Files);
            Description = LiberoDescription.Of(
                Scene, Model, RobotCatalog.Load("panda"), new RandomStream(seed, 0, "ids").NextPermutation(LiberoDescription.CountOf(Scene)));
        }

        public SceneModel Scene { get; }

        public MujocoModel Model { get; }

        public LiberoDescription Description { get; }

        public void Dispose() => Model.Dispose();
    }
}
