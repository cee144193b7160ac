namespace Robotics.Core.Geometry;

/// <summary>A triangle of a growing polytope.</summary>
/// <param name="A">Index of a corner; likewise B and C.</param>
/// <param name="Normal">Outward unit normal.</param>
/// <param name="Offset">Distance of its plane from the origin along the normal, metres.</param>
internal readonly record struct Face(int A, int B, int C, Vec3 Normal, double Offset);

/// <summary>A convex polytope around the origin that grows by one support point at a time, on buffers of the caller.</summary>
internal ref struct Polytope
{
    private readonly Span<MinkowskiVertex> _vertices;
    private readonly Span<Face> _faces;
    private int _vertexCount;
    private int _faceCount;

    /// <param name="vertices">Room for vertices; the first four are a tetrahedron that is not flat.</param>
    /// <param name="faces">Room for faces.</param>
    /// <param name="count">Four.</param>
    public Polytope(Span<MinkowskiVertex> vertices, Span<Face> faces, int count)
    {
        _vertices = vertices;
        _faces = faces;
        _vertexCount = count;
        ReadOnlySpan<(int I, int J, int K, int Opposite)> corners = [(0, 1, 2, 3), (0, 2, 3, 1), (0, 3, 1, 2), (1, 3, 2, 0)];
        foreach ((int i, int j, int k, int opposite) in corners)
        {
            if (!TryFace(i, j, k, out Face face)) continue;
            bool inward = (_vertices[opposite].Point - _vertices[i].Point).Dot(face.Normal) > 0;
            _faces[_faceCount++] = inward ? new(i, k, j, -face.Normal, -face.Offset) : face;
        }
    }

    /// <summary>Whether one more vertex, which adds at most two faces net but needs room for its horizon first, can be taken.</summary>
    public readonly bool HasRoom => _vertexCount < _vertices.Length && _faceCount + 2 <= _faces.Length;

    public readonly Face Nearest()
    {
        Face nearest = _faces[0];
        for (int i = 1; i < _faceCount; i++)
        {
            if (_faces[i].Offset < nearest.Offset) nearest = _faces[i];
        }

        return nearest;
    }

    /// <summary>Replaces the faces that see the point by a fan around it. False when the point does not change the polytope.</summary>
    public bool Expand(MinkowskiVertex vertex)
    {
        Span<(int From, int To)> horizon = stackalloc (int, int)[_faces.Length];
        int edges = 0;
        int kept = 0;
        int before = _faceCount;
        Span<Face> survivors = stackalloc Face[_faces.Length];
        for (int i = 0; i < before; i++)
        {
            Face face = _faces[i];
            if (vertex.Point.Dot(face.Normal) - face.Offset <= 1e-12)
            {
                survivors[kept++] = face;
                continue;
            }

            edges = Toggle(horizon, edges, face.A, face.B);
            edges = Toggle(horizon, edges, face.B, face.C);
            edges = Toggle(horizon, edges, face.C, face.A);
        }

        if (kept == before || kept + edges > _faces.Length) return false;
        _vertices[_vertexCount] = vertex;
        for (int i = 0; i < edges; i++)
        {
            if (!TryFace(horizon[i].From, horizon[i].To, _vertexCount, out survivors[kept++])) return false;
        }

        survivors[..kept].CopyTo(_faces);
        _faceCount = kept;
        _vertexCount++;
        return true;
    }

    /// <summary>The separation when this face is the nearest part of the boundary.</summary>
    public readonly Separation SeparationAt(Face face)
    {
        (MinkowskiVertex a, MinkowskiVertex b, MinkowskiVertex c) = (_vertices[face.A], _vertices[face.B], _vertices[face.C]);
        Vec3 foot = face.Normal * face.Offset;
        (Vec3 ab, Vec3 ac, Vec3 toFoot) = (b.Point - a.Point, c.Point - a.Point, foot - a.Point);
        double doubleArea = ab.Cross(ac).Dot(face.Normal);
        double v = toFoot.Cross(ac).Dot(face.Normal) / doubleArea;
        double w = ab.Cross(toFoot).Dot(face.Normal) / doubleArea;
        Vec3 onA = (a.OnA * (1 - v - w)) + (b.OnA * v) + (c.OnA * w);
        double depth = Math.Max(0, face.Offset);
        return new(-depth, onA, onA - (face.Normal * depth), -face.Normal);
    }

    /// <summary>Adds the edge, or removes it when its neighbour gave it the other way round: what remains is the horizon.</summary>
    private static int Toggle(Span<(int From, int To)> edges, int count, int from, int to)
    {
        for (int i = 0; i < count; i++)
        {
            if (edges[i] != (to, from)) continue;
            edges[i] = edges[count - 1];
            return count - 1;
        }

        edges[count] = (from, to);
        return count + 1;
    }

    private readonly bool TryFace(int i, int j, int k, out Face face)
    {
        Vec3 a = _vertices[i].Point;
        Vec3 normal = (_vertices[j].Point - a).Cross(_vertices[k].Point - a);
        double doubleArea = normal.Norm;
        if (doubleArea < 1e-18)
        {
            face = default;
            return false;
        }

        normal /= doubleArea;
        face = new(i, j, k, normal, a.Dot(normal));
        return true;
    }
}
