namespace Robotics.Tests.Language;

/// <summary>Hand-made scenes for grounding: things with names, boxes and regions.</summary>
internal sealed class LanguageScene
{
    private readonly List<SceneObject> _objects = [];
    private readonly List<RegionDescription> _places = [];

    /// <summary>Blocks, a bowl and a plate, as the embedded scene has them.</summary>
    public static SceneGraph Tabletop { get; } = new LanguageScene()
        .Thing("o4", "block", ["red block", "block"], ["red"], 0.40, 0.10)
        .Thing("o2", "block", ["green block", "block"], ["green"], 0.45, -0.10)
        .Thing("o7", "block", ["blue block", "block"], ["blue"], 0.50, 0.02)
        .Thing("o1", "bowl", ["bowl"], ["white"], 0.55, 0.20, 0.06, Region("inside", RegionKind.Inside, "inside"))
        .Thing("o9", "plate", ["plate"], ["white"], 0.55, -0.25, 0.08)
        .Build();

    /// <summary>Groceries on the floor with a basket.</summary>
    public static SceneGraph Groceries { get; } = new LanguageScene()
        .Thing("o1", "alphabet_soup", ["alphabet soup"], [], 0.1, 0.1)
        .Thing("o2", "cream_cheese", ["cream cheese", "cream cheese box"], [], 0.1, -0.1)
        .Thing("o3", "salad_dressing", ["salad dressing"], [], 0.0, 0.2)
        .Thing("o4", "bbq_sauce", ["bbq sauce"], [], -0.1, 0.1)
        .Thing("o5", "ketchup", ["ketchup"], [], -0.1, -0.2)
        .Thing("o6", "tomato_sauce", ["tomato sauce"], [], 0.2, 0.2)
        .Thing("o7", "butter", ["butter"], [], 0.2, -0.2)
        .Thing("o8", "milk", ["milk"], [], 0.0, -0.2)
        .Thing("o9", "orange_juice", ["orange juice"], [], -0.2, 0.0)
        .Thing("p0", "chocolate_pudding", ["chocolate pudding"], [], -0.2, 0.2)
        .Thing("p1", "basket", ["basket"], [], 0.0, 0.3, 0.08, Region("contain_region", RegionKind.Inside, "basket"))
        .Build();

    public LanguageScene Thing(
        string id, string category, string[] names, string[] attributes, double x, double y, double half = 0.025, params RegionDescription[] regions)
    {
        _objects.Add(new SceneObject
        {
            Description = new ObjectDescription
            {
                Id = id,
                Category = category,
                Names = [.. names],
                Attributes = [.. attributes],
                Mobility = Mobility.Movable,
                Parts = [new ConvexPart(ConvexShape.Box(new Vec3(half, half, 0.025)), Pose.Identity)],
                Regions = [.. regions],
            },
            Pose = Pose.At(x, y, 0.025),
            LastSeen = TimeSpan.Zero,
            Source = "test",
        });
        return this;
    }

    public SceneGraph Build() => new()
    {
        At = new TaskStep("t", 0, TimeSpan.Zero),
        Objects = [.. _objects.OrderBy(o => o.Id, StringComparer.Ordinal)],
        Places = [.. _places],
        Robot = new RobotState { JointPositions = [], TcpInWorld = Pose.Identity, GripperWidth = 0.08 },
    };

    private static RegionDescription Region(string label, RegionKind kind, params string[] names) => new()
    {
        Label = label,
        Pose = Pose.Identity,
        HalfExtents = new Vec3(0.04, 0.04, 0.03),
        Kind = kind,
        Names = [.. names],
    };
}
