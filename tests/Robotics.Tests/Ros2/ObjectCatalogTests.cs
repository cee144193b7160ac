using System.Text.Json;
using Robotics.Robots;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;
using Robotics.Tests.Evaluation;
using Robotics.Tests.Repository;

namespace Robotics.Tests.Ros2;

public sealed class ObjectCatalogTests
{
    [Fact]
    public void The_catalog_knows_what_stands_on_the_tabletop_as_the_scene_describes_it()
    {
        ObjectCatalog catalog = ObjectCatalog.Load(Path.Combine(Checkout.Root, "configs", "objects"));
        using IEpisode episode = new SceneSuite(SceneCatalog.Get("tabletop"), RobotCatalog.Load("panda")).Open(new EpisodeRequest(0, 0, 0));
        foreach (ObjectDescription thing in episode.Driver.Describe().Objects)
        {
            ObjectDescription? known = catalog.Describe(ObjectCatalog.ClassOf(thing), thing.Id);
            Assert.Equal(JsonSerializer.Serialize(thing, RecordJson.Compact), JsonSerializer.Serialize(known, RecordJson.Compact));
        }
    }

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        using TemporaryFolder folder = new();
        ObjectDescription thing = new()
        {
            Id = "o1",
            Category = "thing",
            Names = ["odd thing"],
            Mobility = Mobility.Movable,
            Parts =
            [
                new(ConvexShape.Box(new Vec3(0.1, 0.2, 0.3)), Pose.At(0, 0, 1), PartRole.Handle),
                new(ConvexShape.Cylinder(0.05, 0.1), Pose.Identity),
                new(ConvexShape.Capsule(0.05, 0.1), Pose.Identity),
                new(ConvexShape.Sphere(0.05), Pose.Identity),
                new(ConvexShape.Ellipsoid(new Vec3(1, 2, 3)), Pose.Identity),
                new(ConvexShape.Hull([new Vec3(0, 0, 0), new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1)]), Pose.Identity),
            ],
        };
        ObjectCatalog.Save(folder.Path, [thing]);
        ObjectDescription? read = ObjectCatalog.Load(folder.Path).Describe("odd_thing", "o1");
        Assert.Equal(JsonSerializer.Serialize(thing, RecordJson.Compact), JsonSerializer.Serialize(read, RecordJson.Compact));
    }

    [Fact]
    public void A_folder_or_file_that_is_none_is_refused()
    {
        Assert.Equal(ErrorCode.MissingDependency, Assert.Throws<RoboticsException>(() => ObjectCatalog.Load("/nowhere")).Code);
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "x.json"), "{\"Id\": 3}");
        Assert.Equal(ErrorCode.MalformedFile, Assert.Throws<RoboticsException>(() => ObjectCatalog.Load(folder.Path)).Code);
    }
}
