namespace Robotics.Sim.Scenes.Tabletop;

/// <summary>The scene that needs nothing from outside: four coloured blocks, a bowl and a plate on the table that the arm stands on.</summary>
internal static class TabletopScene
{
    private const double TableTop = 0.75;
    private static readonly Pose RobotBase = Pose.At(-0.5, 0, TableTop);

    public static SceneDefinition Definition { get; } = new()
    {
        Name = "tabletop",
        ModelXml = Model(),
        RobotBase = RobotBase,
        Workspace = new Box(new Vec3(-0.35, -0.6, TableTop - 0.005), new Vec3(0.32, 0.6, TableTop + 0.75)),
        Cameras =
        [
            new CameraDescription("scene", 640, 480, 42 * Math.PI / 180, OnHand: false),
            new CameraDescription("agentview", 256, 256, 45 * Math.PI / 180, OnHand: false),
        ],
        FilmCamera = "scene",
        Objects = [Table(), Block("red", 0.02), Block("green", 0.02), Block("blue", 0.0225), Block("yellow", 0.02), Bowl(), Plate()],
        Placement = new PlacementArea(
            new Vec3(-0.14, -0.36, TableTop), new Vec3(0.19, 0.36, TableTop), RobotBase.Position, Nearest: 0.36, Farthest: 0.68, Gap: 0.035),
        Tasks = TabletopTasks.All,
        Practice = TabletopPractice.All,
    };

    private static string Model()
    {
        using Stream stream = typeof(TabletopScene).Assembly.GetManifestResourceStream("Robotics.Sim.Scenes.tabletop.xml")
            ?? throw new RoboticsException(ErrorCode.Internal, "The tabletop scene is not embedded in the program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static SceneObjectSpec Table() => new(
        "table",
        new ObjectDescription
        {
            Id = "",
            Category = "table",
            Names = ["table", "tabletop", "desk"],
            Attributes = ["wooden", "brown"],
            Mobility = Mobility.Fixed,
            Parts = [],
            Regions = [Surface(new Vec3(0.75, 0.75, 0), ["table", "tabletop"])],
        },
        Radius: 0);

    private static SceneObjectSpec Block(string colour, double half) => new(
        $"{colour}_block",
        new ObjectDescription
        {
            Id = "",
            Category = "block",
            Names = [$"{colour} block", "block", $"{colour} cube", "cube"],
            Attributes = [colour],
            Mobility = Mobility.Movable,
            Parts = [],
        },
        Radius: half * Math.Sqrt(2));

    private static SceneObjectSpec Bowl() => new(
        "bowl",
        new ObjectDescription
        {
            Id = "",
            Category = "bowl",
            Names = ["bowl", "teal bowl"],
            Attributes = ["teal", "round"],
            Mobility = Mobility.Movable,
            Parts = [],
            Regions =
            [
                new RegionDescription
                {
                    Label = "inside",
                    Pose = Pose.At(0, 0, 0.04),
                    HalfExtents = new Vec3(0.052, 0.052, 0.036),
                    Kind = RegionKind.Inside,
                    Names = ["bowl", "inside of the bowl"],
                },
            ],
        },
        Radius: 0.077)
    {
        RoleOf = static geom => geom.StartsWith("bowl_rim", StringComparison.Ordinal) ? PartRole.Rim : PartRole.Body,
    };

    private static SceneObjectSpec Plate() => new(
        "plate",
        new ObjectDescription
        {
            Id = "",
            Category = "plate",
            Names = ["plate", "dish", "white plate"],
            Attributes = ["white", "round"],
            Mobility = Mobility.Movable,
            Parts = [],
            Regions = [Surface(new Vec3(0.058, 0.058, 0.008), ["plate"])],
        },
        Radius: 0.087)
    {
        RoleOf = static geom => geom.StartsWith("plate_rim", StringComparison.Ordinal) ? PartRole.Rim : PartRole.Body,
    };

    /// <summary>A thin box that lies on a surface; size: half extents in x and y, and the surface's height in the object's frame.</summary>
    private static RegionDescription Surface(Vec3 size, ImmutableArray<string> names) => new()
    {
        Label = "surface",
        Pose = Pose.At(0, 0, size.Z),
        HalfExtents = new Vec3(size.X, size.Y, 0.001),
        Kind = RegionKind.Surface,
        Names = names,
    };
}
