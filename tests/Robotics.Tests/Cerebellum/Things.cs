namespace Robotics.Tests.Cerebellum;

/// <summary>Synthetic objects that stand on z = 0 of their own frame, in metres.</summary>
internal static class Things
{
    public static ObjectDescription Block(string id, double half = 0.02) => Of(id, "block", Part(ConvexShape.Box(new(half, half, half)), 0, 0, half));

    public static ObjectDescription Can(string id) => Of(id, "can", Part(ConvexShape.Cylinder(0.033, 0.04), 0, 0, 0.04));

    /// <summary>A book standing on its lower edge, its spine along y.</summary>
    public static ObjectDescription Book(string id) => Of(id, "book", Part(ConvexShape.Box(new(0.014, 0.055, 0.067)), 0, 0, 0.067));

    public static ObjectDescription Bowl(string id, double radius = 0.055) =>
        Of(id, "bowl", [Part(ConvexShape.Cylinder(radius * 0.8, 0.004), 0, 0, 0.004), .. Ring(radius, 0.0025, 0.022, 0.026)]);

    public static ObjectDescription Mug(string id) =>
        Of(id, "mug", [Part(ConvexShape.Cylinder(0.04, 0.004), 0, 0, 0.004), .. Ring(0.042, 0.0025, 0.045, 0.045), .. HandleAt(0.047)]);

    /// <summary>A box open at the top, with an inside region.</summary>
    public static ObjectDescription Basket(string id) => Of(
        id,
        "basket",
        Part(ConvexShape.Box(new(0.075, 0.075, 0.006)), 0, 0, 0.006),
        Part(ConvexShape.Box(new(0.006, 0.075, 0.06)), 0.075, 0, 0.06),
        Part(ConvexShape.Box(new(0.006, 0.075, 0.06)), -0.075, 0, 0.06),
        Part(ConvexShape.Box(new(0.075, 0.006, 0.06)), 0, 0.075, 0.06),
        Part(ConvexShape.Box(new(0.075, 0.006, 0.06)), 0, -0.075, 0.06)) with
    {
        Regions = [new() { Label = "inside", Pose = Pose.At(0, 0, 0.066), HalfExtents = new(0.06, 0.06, 0.06), Kind = RegionKind.Inside }],
    };

    /// <summary>A compartment open at the top, 6 cm along x and 13 cm along y, with an inside region.</summary>
    public static ObjectDescription Slot(string id) => Of(
        id,
        "caddy",
        Part(ConvexShape.Box(new(0.036, 0.071, 0.005)), 0, 0, 0.005),
        Part(ConvexShape.Box(new(0.003, 0.071, 0.05)), 0.033, 0, 0.06),
        Part(ConvexShape.Box(new(0.003, 0.071, 0.05)), -0.033, 0, 0.06),
        Part(ConvexShape.Box(new(0.036, 0.003, 0.05)), 0, 0.068, 0.06),
        Part(ConvexShape.Box(new(0.036, 0.003, 0.05)), 0, -0.068, 0.06)) with
    {
        Mobility = Mobility.Fixed,
        Regions = [new() { Label = "inside", Pose = Pose.At(0, 0, 0.05), HalfExtents = new(0.028, 0.062, 0.042), Kind = RegionKind.Inside }],
    };

    /// <summary>A box with a roof, open towards −x, with an inside region.</summary>
    public static ObjectDescription Niche(string id) => Of(
        id,
        "niche",
        Part(ConvexShape.Box(new(0.09, 0.14, 0.01)), 0, 0, 0.01),
        Part(ConvexShape.Box(new(0.09, 0.14, 0.01)), 0, 0, 0.15),
        Part(ConvexShape.Box(new(0.09, 0.01, 0.08)), 0, 0.13, 0.08),
        Part(ConvexShape.Box(new(0.09, 0.01, 0.08)), 0, -0.13, 0.08),
        Part(ConvexShape.Box(new(0.01, 0.14, 0.08)), 0.08, 0, 0.08)) with
    {
        Mobility = Mobility.Fixed,
        Regions = [new() { Label = "inside", Pose = Pose.At(-0.01, 0, 0.08), HalfExtents = new(0.075, 0.115, 0.055), Kind = RegionKind.Inside }],
    };

    public static ObjectDescription Plate(string id) => Of(id, "plate", Part(ConvexShape.Cylinder(0.08, 0.005), 0, 0, 0.005));

    public static ObjectDescription Table() =>
        Of("table", "table", Part(ConvexShape.Box(new(0.6, 0.6, 0.02)), 0, 0, -0.02)) with { Mobility = Mobility.Fixed };

    private static ConvexPart Part(ConvexShape shape, double x, double y, double z) => new(shape, Pose.At(x, y, z));

    private static ObjectDescription Of(string id, string category, params ImmutableArray<ConvexPart> parts) =>
        new() { Id = id, Category = category, Names = [category], Mobility = Mobility.Movable, Parts = parts };

    /// <summary>Twenty thin walls around the z axis.</summary>
    private static IEnumerable<ConvexPart> Ring(double radius, double halfThickness, double halfHeight, double z)
    {
        const int Walls = 20;
        double halfLength = radius * Math.Tan(Math.PI / Walls) * 1.05;
        for (int i = 0; i < Walls; i++)
        {
            Rotation turn = Rotation.FromYaw(2 * Math.PI * i / Walls);
            yield return new(ConvexShape.Box(new(halfThickness, halfLength, halfHeight)), new(turn * new Vec3(radius, 0, z), turn));
        }
    }

    private static IEnumerable<ConvexPart> HandleAt(double z)
    {
        yield return new(ConvexShape.Box(new(0.005, 0.006, 0.025)), Pose.At(0.075, 0, z), PartRole.Handle);
        yield return new(ConvexShape.Box(new(0.016, 0.006, 0.004)), Pose.At(0.058, 0, z + 0.025), PartRole.Handle);
        yield return new(ConvexShape.Box(new(0.016, 0.006, 0.004)), Pose.At(0.058, 0, z - 0.025), PartRole.Handle);
    }
}
