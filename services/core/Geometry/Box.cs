namespace Robotics.Core.Geometry;

/// <summary>An axis-aligned box, in metres, in the frame the owner names.</summary>
public readonly record struct Box(Vec3 Min, Vec3 Max)
{
    /// <summary>The box that holds nothing: joining it with another gives the other.</summary>
    public static Box Empty => new(
        new Vec3(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity),
        new Vec3(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity));

    public bool IsEmpty => Min.X > Max.X;

    public Vec3 Centre => (Min + Max) / 2;

    public Vec3 Size => Max - Min;

    public static Box Around(Vec3 centre, Vec3 halfExtents) => new(centre - halfExtents, centre + halfExtents);

    public Box Join(Box other) => new(Vec3.Min(Min, other.Min), Vec3.Max(Max, other.Max));

    public Box Grown(double margin)
    {
        Vec3 by = new(margin, margin, margin);
        return new(Min - by, Max + by);
    }

    public bool Contains(Vec3 p) =>
        p.X >= Min.X && p.X <= Max.X && p.Y >= Min.Y && p.Y <= Max.Y && p.Z >= Min.Z && p.Z <= Max.Z;

    public bool Overlaps(Box other) =>
        Min.X <= other.Max.X && Max.X >= other.Min.X && Min.Y <= other.Max.Y && Max.Y >= other.Min.Y
        && Min.Z <= other.Max.Z && Max.Z >= other.Min.Z;

    /// <summary>Metres between the nearest points of two boxes; zero when they overlap, infinite when one is empty.</summary>
    public double DistanceTo(Box other)
    {
        double dx = Math.Max(0, Math.Max(other.Min.X - Max.X, Min.X - other.Max.X));
        double dy = Math.Max(0, Math.Max(other.Min.Y - Max.Y, Min.Y - other.Max.Y));
        double dz = Math.Max(0, Math.Max(other.Min.Z - Max.Z, Min.Z - other.Max.Z));
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }

    /// <summary>Metres between the shadows of two boxes on the horizontal plane; zero when they overlap.</summary>
    public double HorizontalDistanceTo(Box other)
    {
        double dx = Math.Max(0, Math.Max(other.Min.X - Max.X, Min.X - other.Max.X));
        double dy = Math.Max(0, Math.Max(other.Min.Y - Max.Y, Min.Y - other.Max.Y));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
