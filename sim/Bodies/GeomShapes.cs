using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>The geoms of a compiled model as convex shapes of Core.</summary>
public static class GeomShapes
{
    /// <summary>Whether anything collides with the geom.</summary>
    public static bool Collides(MujocoModel model, int geom) => model.GeomContactType[geom] != 0 || model.GeomContactAffinity[geom] != 0;

    /// <summary>The geom's shape in its own frame; a mesh as the convex hull that it collides as.</summary>
    /// <exception cref="RoboticsException">Unsupported: a plane or a height field, which is not a bounded convex shape.</exception>
    public static ConvexShape Of(MujocoModel model, int geom)
    {
        ReadOnlySpan<double> size = model.GeomSize.Slice(3 * geom, 3);
        return (GeomType)model.GeomTypes[geom] switch
        {
            GeomType.Box => ConvexShape.Box(new Vec3(size[0], size[1], size[2])),
            GeomType.Sphere => ConvexShape.Sphere(size[0]),
            GeomType.Capsule => ConvexShape.Capsule(size[0], size[1]),
            GeomType.Cylinder => ConvexShape.Cylinder(size[0], size[1]),
            GeomType.Ellipsoid => ConvexShape.Ellipsoid(new Vec3(size[0], size[1], size[2])),
            GeomType.Mesh => ConvexShape.Hull(Vertices(model, model.GeomMesh[geom])),
            GeomType other => throw new RoboticsException(ErrorCode.Unsupported, $"A geom of type {other} has no bounded convex shape."),
        };
    }

    private static ImmutableArray<Vec3> Vertices(MujocoModel model, int mesh)
    {
        ReadOnlySpan<float> all = model.MeshVertices;
        int first = model.MeshFirstVertex[mesh];
        ImmutableArray<Vec3>.Builder vertices = ImmutableArray.CreateBuilder<Vec3>(model.MeshVertexCount[mesh]);
        for (int i = 0; i < vertices.Capacity; i++)
        {
            ReadOnlySpan<float> v = all.Slice(3 * (first + i), 3);
            vertices.Add(new Vec3(v[0], v[1], v[2]));
        }

        return vertices.MoveToImmutable();
    }
}
