using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>Finds the straight ways, level or from obliquely above, on which an object gets to where it shall rest.</summary>
/// <param name="parts">The object's parts, or an outline of them, with X_OP.</param>
/// <param name="obstacles">What must not be touched.</param>
/// <param name="aim">Where it goes.</param>
internal sealed class EntryFinder(ImmutableArray<PlacedShape> parts, Obstacles obstacles, Aim aim)
{
    private const int Azimuths = 8;
    private const double Margin = 0.003;

    /// <summary>Room, metres, that is left between the object and the place when it is outside; and the least and greatest length of a way in.</summary>
    private const double Outside = 0.03, Least = 0.10, Most = 0.35;

    private static readonly ImmutableArray<double> Descents = [0, Math.PI / 6, Math.PI / 3];

    /// <summary>The object's parts when it is at X_WO.</summary>
    public static ImmutableArray<PlacedShape> At(ImmutableArray<PlacedShape> parts, Pose X_WO) => [.. parts.Select(p => p with { Pose = X_WO * p.Pose })];

    /// <summary>The ways to where it is a little above its rest.</summary>
    /// <param name="rest">X_WO at rest.</param>
    /// <param name="room">How far it can be raised from there, metres.</param>
    public ImmutableArray<Entry> To(Pose rest, double room)
    {
        if (room < 2 * Margin) return [];
        double lift = new Spot(rest, room, false, 0, 0, new()).Lift;
        ImmutableArray<PlacedShape> shapes = At(parts, rest with { Position = rest.Position + (Vec3.UnitZ * lift) });
        Vec3 first = aim.Along ?? Vec3.UnitX;
        var found = ImmutableArray.CreateBuilder<Entry>();
        foreach (double descent in Descents)
        {
            for (int i = 0; i < Azimuths; i++)
            {
                Vec3 level = Rotation.FromYaw(2 * Math.PI * i / Azimuths) * first;
                Vec3 direction = (level * Math.Cos(descent)) - (Vec3.UnitZ * Math.Sin(descent));
                double length = Length(shapes, direction);
                if (Fall.Distance(shapes, obstacles, -direction, length, Margin) >= length) found.Add(new(direction, length));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>How far back the object is clear of the region.</summary>
    private double Length(ImmutableArray<PlacedShape> shapes, Vec3 direction)
    {
        if (aim.Inside is not { } r) return Least;
        double front = shapes.Max(s => Reach(s, direction));
        double mouth = -Reach(new(ConvexShape.Box(r.Region.HalfExtents), r.Pose), -direction);
        return Math.Clamp(front - mouth + Outside, Least, Most);
    }

    private static double Reach(in PlacedShape s, Vec3 direction) => (s.Pose * s.Shape.Support(s.Pose.Rotation.Inverse() * direction)).Dot(direction);
}
