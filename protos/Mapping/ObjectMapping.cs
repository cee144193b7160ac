namespace Robotics.Protos.Mapping;

/// <summary>Descriptions of objects and places: words of the domain to messages of the wire, and back.</summary>
internal static class ObjectMapping
{
    public static V1.ObjectDescription ToWire(this ObjectDescription description)
    {
        V1.ObjectDescription message = new()
        {
            Id = description.Id,
            Category = description.Category,
            Mobility = EnumMap<Mobility, V1.Mobility>.ToWire(description.Mobility),
        };
        message.Names.AddRange(description.Names);
        message.Attributes.AddRange(description.Attributes);
        message.Parts.AddRange(description.Parts.Select(ToWire));
        message.Articulations.AddRange(description.Articulations.Select(ToWire));
        message.Regions.AddRange(description.Regions.Select(ToWire));
        return message;
    }

    public static ObjectDescription FromWire(this V1.ObjectDescription? message)
    {
        V1.ObjectDescription description = message.Present("an.object_description");
        return new()
        {
            Id = description.Id,
            Category = description.Category,
            Names = [.. description.Names],
            Attributes = [.. description.Attributes],
            Mobility = EnumMap<Mobility, V1.Mobility>.FromWire(description.Mobility),
            Parts = [.. description.Parts.Select(FromWire)],
            Articulations = [.. description.Articulations.Select(FromWire)],
            Regions = [.. description.Regions.Select(r => r.FromWire())],
        };
    }

    public static V1.RegionDescription ToWire(this RegionDescription region)
    {
        V1.RegionDescription message = new()
        {
            Label = region.Label,
            Pose = region.Pose.ToWire(),
            HalfExtentsM = region.HalfExtents.ToWire(),
            Kind = EnumMap<RegionKind, V1.RegionKind>.ToWire(region.Kind),
        };
        if (region.Articulation is { } articulation) message.Articulation = articulation;
        if (region.Access is { } access) message.Access = access;
        message.Names.AddRange(region.Names);
        return message;
    }

    public static RegionDescription FromWire(this V1.RegionDescription region) => new()
    {
        Label = region.Label,
        Pose = region.Pose.FromWire(),
        HalfExtents = region.HalfExtentsM.FromWire(),
        Kind = EnumMap<RegionKind, V1.RegionKind>.FromWire(region.Kind),
        Articulation = region.HasArticulation ? region.Articulation : null,
        Access = region.HasAccess ? region.Access : null,
        Names = [.. region.Names],
    };

    public static V1.Viewpoint ToWire(this Viewpoint viewpoint) => new() { Left = viewpoint.Left.ToWire(), Front = viewpoint.Front.ToWire() };

    public static Viewpoint FromWire(this V1.Viewpoint? viewpoint) => new(viewpoint.Present().Left.FromWire(), viewpoint!.Front.FromWire());

    public static V1.PoseUncertainty ToWire(this PoseUncertainty uncertainty) =>
        new() { PositionM = uncertainty.Position, OrientationRad = uncertainty.Orientation };

    public static PoseUncertainty FromWire(this V1.PoseUncertainty? uncertainty) =>
        uncertainty is null ? PoseUncertainty.Exact : new(uncertainty.PositionM, uncertainty.OrientationRad);

    private static V1.ConvexPart ToWire(ConvexPart part)
    {
        V1.ConvexPart message = new()
        {
            Shape = ToWire(part.Shape),
            PoseInObject = part.PoseInObject.ToWire(),
            Role = EnumMap<PartRole, V1.PartRole>.ToWire(part.Role),
        };
        if (part.Articulation is { } articulation) message.Articulation = articulation;
        return message;
    }

    private static ConvexPart FromWire(V1.ConvexPart part) => new(
        FromWire(part.Shape.Present()), part.PoseInObject.FromWire(), EnumMap<PartRole, V1.PartRole>.FromWire(part.Role), part.HasArticulation ? part.Articulation : null);

    private static V1.ConvexShape ToWire(ConvexShape shape)
    {
        V1.ConvexShape message = new() { Kind = EnumMap<ShapeKind, V1.ShapeKind>.ToWire(shape.Kind) };
        if (shape.Kind != ShapeKind.Hull) message.SizeM = shape.Size.ToWire();
        foreach (Vec3 vertex in shape.Vertices) message.VerticesM.AddRange([vertex.X, vertex.Y, vertex.Z]);
        return message;
    }

    private static ConvexShape FromWire(V1.ConvexShape shape)
    {
        Vec3 size = shape.SizeM.FromWire();
        return EnumMap<ShapeKind, V1.ShapeKind>.FromWire(shape.Kind) switch
        {
            ShapeKind.Box => ConvexShape.Box(size),
            ShapeKind.Sphere => ConvexShape.Sphere(size.X),
            ShapeKind.Cylinder => ConvexShape.Cylinder(size.X, size.Z),
            ShapeKind.Capsule => ConvexShape.Capsule(size.X, size.Z),
            ShapeKind.Ellipsoid => ConvexShape.Ellipsoid(size),
            _ => ConvexShape.Hull([.. shape.VerticesM.Chunk(3).Where(v => v.Length == 3).Select(v => new Vec3(v[0], v[1], v[2]))]),
        };
    }

    private static V1.ArticulationDescription ToWire(ArticulationDescription articulation) => new()
    {
        Label = articulation.Label,
        Kind = EnumMap<ArticulationKind, V1.ArticulationKind>.ToWire(articulation.Kind),
        Use = EnumMap<ArticulationUse, V1.ArticulationUse>.ToWire(articulation.Use),
        Axis = articulation.Axis.ToWire(),
        OriginM = articulation.Origin.ToWire(),
        Min = articulation.Min,
        Max = articulation.Max,
        ActiveAt = articulation.ActiveAt,
        InactiveAt = articulation.InactiveAt,
    };

    private static ArticulationDescription FromWire(V1.ArticulationDescription articulation) => new()
    {
        Label = articulation.Label,
        Kind = EnumMap<ArticulationKind, V1.ArticulationKind>.FromWire(articulation.Kind),
        Use = EnumMap<ArticulationUse, V1.ArticulationUse>.FromWire(articulation.Use),
        Axis = articulation.Axis.FromWire(),
        Origin = articulation.OriginM.FromWire(),
        Min = articulation.Min,
        Max = articulation.Max,
        ActiveAt = articulation.ActiveAt,
        InactiveAt = articulation.InactiveAt,
    };
}
