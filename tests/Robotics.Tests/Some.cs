namespace Robotics.Tests;

/// <summary>Test data, one method a kind. The scenes are small and written in metres with the table's top at z = 0.</summary>
internal static partial class Some
{
    public static Vec3 Direction(RandomStream random) =>
        new Vec3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()).Normalized();

    public static Rotation Rotation(RandomStream random) => Core.Geometry.Rotation.FromAxisAngle(Direction(random), random.NextBetween(0, Math.PI));

    /// <summary>A shape of a random kind, 2 to 10 cm large, within <paramref name="spread"/> metres of the origin along each axis.</summary>
    public static PlacedShape PlacedShape(RandomStream random, double spread)
    {
        double Size() => random.NextBetween(0.01, 0.05);
        ConvexShape shape = random.NextIndex(6) switch
        {
            0 => ConvexShape.Box(new(Size(), Size(), Size())),
            1 => ConvexShape.Sphere(Size()),
            2 => ConvexShape.Cylinder(Size(), Size()),
            3 => ConvexShape.Capsule(Size(), Size()),
            4 => ConvexShape.Ellipsoid(new(Size(), Size(), Size())),
            _ => ConvexShape.Hull([.. Enumerable.Range(0, 4 + random.NextIndex(20)).Select(_ => Direction(random) * Size())]),
        };
        Vec3 position = new(random.NextBetween(-spread, spread), random.NextBetween(-spread, spread), random.NextBetween(-spread, spread));
        return new(shape, new(position, Rotation(random)));
    }

    /// <summary>A movable or fixed box of one part; its origin is its middle.</summary>
    public static SceneObject Box(string id, Vec3 size, Vec3 middle, Mobility mobility = Mobility.Movable) =>
        Object(id, [new ConvexPart(ConvexShape.Box(size / 2), Pose.Identity)], new(middle, Core.Geometry.Rotation.Identity), mobility);

    /// <summary>A cube of 4 cm whose lower face is at height <paramref name="bottom"/>.</summary>
    public static SceneObject Block(string id, double x, double y, double bottom = 0) =>
        Box(id, new(0.04, 0.04, 0.04), new(x, y, bottom + 0.02));

    /// <summary>A fixed table, 1 m × 1.2 m, whose top is at z = 0.</summary>
    public static SceneObject Table(string id = "table") => Box(id, new(1, 1.2, 0.05), new(0, 0, -0.025), Mobility.Fixed);

    /// <summary>An open box of five 4 mm walls; its origin is the middle of its underside.</summary>
    public static SceneObject Tray(string id, Vec3 size, Vec3 origin, Mobility mobility = Mobility.Movable)
    {
        const double Wall = 0.002;
        (double x, double y, double z) = (size.X / 2, size.Y / 2, size.Z / 2);
        return Object(
            id,
            [
                new(ConvexShape.Box(new(x, y, Wall)), Pose.At(0, 0, Wall)),
                new(ConvexShape.Box(new(Wall, y, z)), Pose.At(x - Wall, 0, z)),
                new(ConvexShape.Box(new(Wall, y, z)), Pose.At(Wall - x, 0, z)),
                new(ConvexShape.Box(new(x, Wall, z)), Pose.At(0, y - Wall, z)),
                new(ConvexShape.Box(new(x, Wall, z)), Pose.At(0, Wall - y, z)),
            ],
            new(origin, Core.Geometry.Rotation.Identity),
            mobility);
    }

    public static SceneObject Object(string id, ImmutableArray<ConvexPart> parts, Pose pose, Mobility mobility = Mobility.Movable) => new()
    {
        Description = new() { Id = id, Category = "thing", Names = [id], Mobility = mobility, Parts = parts },
        Pose = pose,
        LastSeen = TimeSpan.Zero,
        Source = "test",
    };

    /// <summary>A scene with an idle arm above it; objects in any order.</summary>
    public static SceneGraph Scene(params IEnumerable<SceneObject> objects) => new()
    {
        At = new TaskStep("t", 0, TimeSpan.Zero),
        Objects = [.. objects.OrderBy(o => o.Id, StringComparer.Ordinal)],
        Robot = new()
        {
            JointPositions = [0, 0, 0, 0, 0, 0, 0],
            TcpInWorld = new(new(0, 0, 0.5), Core.Geometry.Rotation.FromAxisAngle(Vec3.UnitX, Math.PI)),
            GripperWidth = 0.08,
        },
    };

    /// <summary>The object with one more region, in its frame.</summary>
    public static SceneObject WithRegion(this SceneObject owner, string label, Pose pose, Vec3 halfExtents, RegionKind kind) => owner with
    {
        Description = owner.Description with
        {
            Regions = owner.Description.Regions.Add(new() { Label = label, Pose = pose, HalfExtents = halfExtents, Kind = kind }),
        },
    };

    /// <summary>A cabinet of 20 cm without sides and with one drawer, <c>drawer</c>, that slides along x over 0 … 0.16 m, and its inside <c>top</c>.</summary>
    public static SceneObject Drawer(string id, double open)
    {
        ArticulationDescription slide = new()
        {
            Label = "drawer", Kind = ArticulationKind.Slide, Use = ArticulationUse.Access, Axis = Vec3.UnitX, Origin = Vec3.Zero, Min = 0, Max = 0.16, ActiveAt = 0.14, InactiveAt = 0.005,
        };
        RegionDescription inside = new()
        {
            Label = "top", Pose = Pose.At(0, 0, 0.05), HalfExtents = new(0.08, 0.08, 0.04), Kind = RegionKind.Inside, Articulation = 0,
        };
        SceneObject cabinet = Object(
            id,
            [
                new(ConvexShape.Box(new(0.1, 0.1, 0.005)), Pose.At(0, 0, 0.105)),
                new(ConvexShape.Box(new(0.09, 0.09, 0.005)), Pose.At(0, 0, 0.005), PartRole.Body, 0),
                new(ConvexShape.Box(new(0.005, 0.09, 0.05)), Pose.At(0.095, 0, 0.05), PartRole.Handle, 0),
            ],
            Pose.Identity,
            Mobility.Fixed);
        return cabinet with
        {
            Description = cabinet.Description with { Articulations = [slide], Regions = [inside] },
            ArticulationPositions = [open],
        };
    }

    /// <summary>A round dish, 11 cm wide, of thirty slabs around a bottom: as many parts as a scanned bowl has.</summary>
    public static SceneObject Ring(string id, Vec3 origin, double yaw)
    {
        List<ConvexPart> parts = [new(ConvexShape.Cylinder(0.045, 0.003), Pose.At(0, 0, 0.003))];
        for (int i = 0; i < 30; i++)
        {
            Core.Geometry.Rotation turn = Core.Geometry.Rotation.FromYaw(i * Math.PI / 15);
            parts.Add(new(ConvexShape.Box(new(0.003, 0.007, 0.02)), new(turn * new Vec3(0.05, 0, 0.025), turn)));
        }

        return Object(id, [.. parts], new(origin, Core.Geometry.Rotation.FromYaw(yaw)));
    }
}
