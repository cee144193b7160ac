namespace Robotics.Core.Geometry;

/// <summary>Distance between convex shapes. Pure, thread-safe, without managed allocation.</summary>
/// <remarks>
/// Gilbert, Johnson, Keerthi 1988 with the stopping rule of van den Bergen 1999 and closest points on simplices as in Ericson 2005 (chapter 5);
/// overlapping cores go to <see cref="Penetration"/>. Spheres and capsules are a point and a segment with a radius, which keeps them exact.
/// Accurate to about a micrometre for bodies of some decimetres.
/// </remarks>
public static class ConvexDistance
{
    private const int MaxIterations = 64;
    private const double RelativeTolerance = 1e-6;

    /// <summary>Cores nearer than this overlap, metres: far below what anybody measures, well above rounding.</summary>
    private const double Touching = 1e-9;

    /// <summary>The signed distance, the nearest points and the direction between them. Both shapes in the same frame.</summary>
    public static Separation Between(in PlacedShape a, in PlacedShape b)
    {
        MinkowskiDifference difference = new(a, b);
        Simplex simplex = default;
        Vec3 v = difference.Interior;
        if (v.Dot(v) < Touching * Touching) v = Vec3.UnitX;
        for (int i = 0; i < MaxIterations; i++)
        {
            MinkowskiVertex w = difference.Support(-v);
            double vv = v.Dot(v);
            if (simplex.Count > 0 && (vv - v.Dot(w.Point) <= RelativeTolerance * vv || simplex.Has(w))) break;
            simplex.Add(w);
            if (!simplex.Reduce(out Vec3 closest)) return Overlap(difference, simplex);
            v = closest;
            if (v.Dot(v) < Touching * Touching) return Overlap(difference, simplex);
        }

        double distance = v.Norm;
        Vec3 normal = v / distance;
        (Vec3 onA, Vec3 onB) = simplex.Witnesses();
        return difference.WithRadii(new Separation(distance, onA, onB, normal));
    }

    /// <summary>Like <see cref="Between"/>, but null as soon as their boxes show that they are more than <paramref name="within"/> metres apart.</summary>
    public static Separation? Within(in PlacedShape a, in PlacedShape b, double within)
    {
        if (a.Shape.BoundsAt(a.Pose).DistanceTo(b.Shape.BoundsAt(b.Pose)) > within) return null;
        Separation found = Between(a, b);
        return found.Distance <= within ? found : null;
    }

    /// <summary>Whether the signed distance is less than <paramref name="than"/> metres: as <see cref="Between"/> has it, but found as soon as a bound decides it.</summary>
    public static bool IsNearer(in PlacedShape a, in PlacedShape b, double than)
    {
        MinkowskiDifference difference = new(a, b);
        double cores = than + difference.Radii;
        Simplex simplex = default;
        Vec3 v = difference.Interior;
        if (v.Dot(v) < Touching * Touching) v = Vec3.UnitX;
        for (int i = 0; i < MaxIterations; i++)
        {
            MinkowskiVertex w = difference.Support(-v);
            double vv = v.Dot(v), vw = v.Dot(w.Point);

            // No point of the difference is nearer to the origin than the plane through w.
            if (vw > 0 && vw > cores * Math.Sqrt(vv)) return false;
            if (simplex.Count > 0 && (vv - vw <= RelativeTolerance * vv || simplex.Has(w))) break;
            simplex.Add(w);
            if (!simplex.Reduce(out Vec3 closest)) return cores > 0 || Overlap(difference, simplex).Distance < than;
            v = closest;
            if (v.Dot(v) < Touching * Touching) return cores > 0 || Overlap(difference, simplex).Distance < than;
            if (cores > 0 && v.Dot(v) < cores * cores) return true;
        }

        return v.Norm < cores;
    }

    private static Separation Overlap(in MinkowskiDifference difference, in Simplex simplex) =>
        difference.WithRadii(Penetration.Of(difference, simplex));
}
