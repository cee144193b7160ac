using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>How far bodies can move in a direction before they touch something.</summary>
/// <remarks>Conservative advancement along separating planes (Mirtich 1996): each bound is the way to the plane between two convex bodies.</remarks>
internal static class Fall
{
    private const int MaxIterations = 32;
    private const double Close = 2e-4;

    /// <summary>Metres that the shapes can move along <paramref name="direction"/> (a unit vector) until one of them comes within <paramref name="margin"/>
    /// of an obstacle; at most <paramref name="most"/>. Zero or less when they already are that close and closing in.</summary>
    public static double Distance(ImmutableArray<PlacedShape> shapes, Obstacles obstacles, Vec3 direction, double most, double margin)
    {
        double best = most;
        foreach (PlacedShape shape in shapes)
        {
            Box bounds = shape.Shape.BoundsAt(shape.Pose);
            Box moved = new(bounds.Min + (direction * most), bounds.Max + (direction * most));
            Box swept = bounds.Join(moved).Grown(margin);
            foreach (Obstacle o in obstacles.Items)
            {
                if (o.Bounds.Overlaps(swept)) best = Math.Min(best, Until(shape, o.Placed, direction, best, margin));
            }
        }

        return best;
    }

    private static double Until(PlacedShape shape, PlacedShape obstacle, Vec3 direction, double most, double margin)
    {
        double way = 0;
        for (int i = 0; i < MaxIterations; i++)
        {
            Pose moved = shape.Pose with { Position = shape.Pose.Position + (direction * way) };
            Separation s = ConvexDistance.Between(shape with { Pose = moved }, obstacle);
            double rate = -s.Normal.Dot(direction);
            double left = s.Distance - margin;
            if (rate <= 1e-9) return most;
            if (left <= Close) return way;
            way += left / rate;
            if (way >= most) return most;
        }

        return way;
    }
}
