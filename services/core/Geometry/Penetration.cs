namespace Robotics.Core.Geometry;

/// <summary>The shortest way to part two overlapping cores: the point of the boundary of A − B that is nearest to the origin.</summary>
/// <remarks>
/// Expanding polytope algorithm (van den Bergen 2001) on buffers of fixed size: the depth is exact for polytopes of few faces and a lower bound,
/// near the truth, where the buffers end the search.
/// </remarks>
internal static class Penetration
{
    private const int MaxVertices = 64;
    private const int MaxFaces = 2 * MaxVertices;
    private const double Tolerance = 1e-7;

    /// <summary>Less extent than this, metres, counts as flat.</summary>
    private const double Flat = 1e-9;

    public static Separation Of(in MinkowskiDifference difference, in Simplex simplex)
    {
        Span<MinkowskiVertex> vertices = stackalloc MinkowskiVertex[MaxVertices];
        Span<Face> faces = stackalloc Face[MaxFaces];
        int count = 0;
        for (; count < simplex.Count; count++) vertices[count] = simplex[count];
        if (!Inflate(difference, vertices, ref count, out Vec3 flatNormal))
            return new(0, vertices[0].OnA, vertices[0].OnA - vertices[0].Point, flatNormal);

        Polytope polytope = new(vertices, faces, count);
        Face nearest = polytope.Nearest();
        while (polytope.HasRoom)
        {
            MinkowskiVertex w = difference.Support(nearest.Normal);
            if (w.Point.Dot(nearest.Normal) - nearest.Offset < Tolerance || !polytope.Expand(w)) break;
            nearest = polytope.Nearest();
        }

        return polytope.SeparationAt(nearest);
    }

    /// <summary>Makes a tetrahedron of the one to four points. False when A − B is flat: then the cores only touch, along the flat's normal.</summary>
    private static bool Inflate(in MinkowskiDifference difference, Span<MinkowskiVertex> vertices, ref int count, out Vec3 flatNormal)
    {
        flatNormal = Vec3.UnitZ;
        ReadOnlySpan<Vec3> axes = [Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ];
        foreach (Vec3 axis in axes)
        {
            if (count < 2) TryBothWays(difference, vertices, ref count, axis);
        }

        if (count < 2) return false;
        Vec3 along = (vertices[1].Point - vertices[0].Point).Normalized();
        Vec3 side = LeastAlignedAxis(along).Cross(along).Normalized();
        flatNormal = side;
        if (count < 3) TryBothWays(difference, vertices, ref count, side);
        if (count < 3) TryBothWays(difference, vertices, ref count, flatNormal = along.Cross(side));
        if (count < 3) return false;
        flatNormal = (vertices[1].Point - vertices[0].Point).Cross(vertices[2].Point - vertices[0].Point).Normalized();
        if (count < 4) TryBothWays(difference, vertices, ref count, flatNormal);
        return count == 4 && Math.Abs((vertices[3].Point - vertices[0].Point).Dot(flatNormal)) > Flat;
    }

    /// <summary>Adds the support point along or against the direction if it lies off the hull of those that are there.</summary>
    private static void TryBothWays(in MinkowskiDifference difference, Span<MinkowskiVertex> vertices, ref int count, Vec3 direction)
    {
        MinkowskiVertex up = difference.Support(direction);
        MinkowskiVertex down = difference.Support(-direction);
        double upward = (up.Point - vertices[0].Point).Dot(direction);
        double downward = (vertices[0].Point - down.Point).Dot(direction);
        if (Math.Max(upward, downward) > Flat) vertices[count++] = upward >= downward ? up : down;
    }

    private static Vec3 LeastAlignedAxis(Vec3 direction)
    {
        Vec3 size = direction.Abs();
        if (size.X <= size.Y && size.X <= size.Z) return Vec3.UnitX;
        return size.Y <= size.Z ? Vec3.UnitY : Vec3.UnitZ;
    }
}
