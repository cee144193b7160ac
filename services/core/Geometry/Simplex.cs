using System.Runtime.CompilerServices;

namespace Robotics.Core.Geometry;

/// <summary>One to four points of a Minkowski difference, with the weights of the point of their hull that is nearest to the origin.</summary>
internal struct Simplex
{
    private Vertices _vertices;
    private Weights _weights;

    public int Count { get; private set; }

    public readonly MinkowskiVertex this[int index] => _vertices[index];

    public readonly bool Has(MinkowskiVertex vertex)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_vertices[i].Point == vertex.Point) return true;
        }

        return false;
    }

    public void Add(MinkowskiVertex vertex) => _vertices[Count++] = vertex;

    /// <summary>Drops the points that the nearest one does not need. False when the origin is inside: then nothing is dropped.</summary>
    public bool Reduce(out Vec3 closest)
    {
        Weights weights = default;
        bool outside = true;
        switch (Count)
        {
            case 1: weights[0] = 1; break;
            case 2: OnSegment(0, 1, ref weights); break;
            case 3: OnTriangle(0, 1, 2, ref weights); break;
            default: outside = OnTetrahedron(ref weights); break;
        }

        closest = Vec3.Zero;
        if (!outside) return false;
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (weights[i] <= 0) continue;
            closest += _vertices[i].Point * weights[i];
            (_vertices[kept], _weights[kept]) = (_vertices[i], weights[i]);
            kept++;
        }

        Count = kept;
        return true;
    }

    /// <summary>The points of A and B whose difference is the nearest one.</summary>
    public readonly (Vec3 OnA, Vec3 OnB) Witnesses()
    {
        (Vec3 onA, Vec3 onB) = (Vec3.Zero, Vec3.Zero);
        for (int i = 0; i < Count; i++)
        {
            onA += _vertices[i].OnA * _weights[i];
            onB += _vertices[i].OnB * _weights[i];
        }

        return (onA, onB);
    }

    private readonly void OnSegment(int i, int j, ref Weights weights)
    {
        Vec3 a = _vertices[i].Point;
        Vec3 ab = _vertices[j].Point - a;
        double length2 = ab.Dot(ab);
        double t = length2 > 0 ? Math.Clamp(-a.Dot(ab) / length2, 0, 1) : 0;
        (weights[i], weights[j]) = (1 - t, t);
    }

    /// <summary>Ericson 2005, section 5.1.5: which of the seven Voronoi regions of the triangle has the origin.</summary>
    private readonly void OnTriangle(int i, int j, int k, ref Weights weights)
    {
        (Vec3 a, Vec3 b, Vec3 c) = (_vertices[i].Point, _vertices[j].Point, _vertices[k].Point);
        (Vec3 ab, Vec3 ac) = (b - a, c - a);
        (double d1, double d2) = (-ab.Dot(a), -ac.Dot(a));
        (double d3, double d4) = (-ab.Dot(b), -ac.Dot(b));
        (double d5, double d6) = (-ab.Dot(c), -ac.Dot(c));
        (double va, double vb, double vc) = ((d3 * d6) - (d5 * d4), (d5 * d2) - (d1 * d6), (d1 * d4) - (d3 * d2));
        double area = va + vb + vc;
        if (va > 0 && vb > 0 && vc > 0 && area > 0)
        {
            (weights[i], weights[j], weights[k]) = (va / area, vb / area, vc / area);
            return;
        }

        NearestEdge(i, j, k, ref weights);
    }

    private readonly void NearestEdge(int i, int j, int k, ref Weights weights)
    {
        double nearest = double.PositiveInfinity;
        ReadOnlySpan<(int From, int To)> edges = [(i, j), (j, k), (k, i)];
        Weights best = weights;
        foreach ((int from, int to) in edges)
        {
            Weights candidate = default;
            OnSegment(from, to, ref candidate);
            Vec3 point = (_vertices[from].Point * candidate[from]) + (_vertices[to].Point * candidate[to]);
            if (point.Dot(point) < nearest) (nearest, best) = (point.Dot(point), candidate);
        }

        weights = best;
    }

    private readonly bool OnTetrahedron(ref Weights weights)
    {
        double nearest = double.PositiveInfinity;
        ReadOnlySpan<(int I, int J, int K, int Opposite)> faces = [(0, 1, 2, 3), (0, 2, 3, 1), (0, 3, 1, 2), (1, 3, 2, 0)];
        foreach ((int i, int j, int k, int opposite) in faces)
        {
            Vec3 corner = _vertices[i].Point;
            Vec3 normal = (_vertices[j].Point - corner).Cross(_vertices[k].Point - corner);
            // A flat tetrahedron has no inside: its opposite corner lies in the face's plane, and the face has to be looked at.
            if (-corner.Dot(normal) * (_vertices[opposite].Point - corner).Dot(normal) > 0) continue;
            Weights candidate = default;
            OnTriangle(i, j, k, ref candidate);
            Vec3 point = (_vertices[i].Point * candidate[i]) + (_vertices[j].Point * candidate[j]) + (_vertices[k].Point * candidate[k]);
            if (point.Dot(point) < nearest) (nearest, weights) = (point.Dot(point), candidate);
        }

        return nearest < double.PositiveInfinity;
    }

    [InlineArray(4)]
    private struct Vertices
    {
        private MinkowskiVertex _first;
    }

    [InlineArray(4)]
    private struct Weights
    {
        private double _first;
    }
}
