using Robotics.Cerebellum.Grasping;

namespace Robotics.Cerebellum.Articulation;

/// <summary>Samples the surfaces of an articulated part that look against the direction in which it has to move: fronts, backs of handles, sides of knobs.</summary>
internal static class PushSurfaces
{
    /// <summary>Distance between sample lines, metres, and how many there are at most each way.</summary>
    private const double Step = 0.008;
    private const int MostLines = 14;

    /// <summary>How far inside the outline the outermost lines are, metres.</summary>
    private const double Inside = 0.003;

    /// <summary>Cosine of the angle between direction and surface normal from which on a face is square enough.</summary>
    private const double Square = 0.8;

    /// <summary>Directions closer than this (cosine) are sampled once.</summary>
    private const double SameDirection = 0.94;

    /// <summary>Points whose lever is less than this share of the longest are too near the axis.</summary>
    private const double LeastLever = 0.4;

    public static ImmutableArray<PushPoint> Of(JointTask task)
    {
        ImmutableArray<PlacedShape> moving = task.Moving();
        List<PushPoint> found = [];
        foreach (Vec3 direction in Directions(task)) Sample(task, moving, direction, found);
        double longest = found.Count == 0 ? 0 : found.Max(p => p.Lever);
        return [.. found.Where(p => p.Lever >= LeastLever * longest)];
    }

    private static List<Vec3> Directions(JointTask task)
    {
        List<Vec3> directions = [];
        foreach (PlacedShape part in task.Grips())
        {
            Box own = part.Shape.BoundsAt(Pose.Identity);
            for (int i = -3; i <= 3; i++)
            {
                Vec3 off = Math.Abs(i) switch
                {
                    1 => new(own.Size.X, 0, 0),
                    2 => new(0, own.Size.Y, 0),
                    3 => new(0, 0, own.Size.Z),
                    _ => Vec3.Zero,
                };
                (Vec3 direction, double lever) = task.MotionOf(part.Pose * (own.Centre + (off * (0.3 * Math.Sign(i)))));
                if (lever > Inside && directions.TrueForAll(d => d.Dot(direction) < SameDirection)) directions.Add(direction);
            }
        }

        return directions;
    }

    private static void Sample(JointTask task, ImmutableArray<PlacedShape> moving, Vec3 direction, List<PushPoint> found)
    {
        Vec3 up = Math.Abs(direction.Z) < 0.9 ? Vec3.UnitZ : Vec3.UnitX;
        Vec3 x = direction.Cross(up).Normalized();
        Rotation R_WG = Rotation.FromColumns(x, direction, x.Cross(direction));
        Pose X_GW = new(Vec3.Zero, R_WG.Inverse());
        Box zone = task.Grips().Aggregate(Box.Empty, (all, p) => all.Join(p.Shape.BoundsAt(X_GW * p.Pose)));
        ImmutableArray<PlacedShape> wanted = task.Grips();
        List<(Chord Chord, bool Wanted)> chords = [];
        foreach (double gx in Lines(zone.Min.X, zone.Max.X))
        {
            foreach (double gz in Lines(zone.Min.Z, zone.Max.Z))
            {
                Vec3 origin = R_WG * new Vec3(gx, 0, gz);
                chords.Clear();
                foreach (PlacedShape part in moving)
                {
                    if (Chord.Of(part, origin, direction) is { } chord) chords.Add((chord, wanted.Contains(part)));
                }

                Enter(task, origin, direction, chords, found);
            }
        }
    }

    /// <summary>Adds the points where the line comes out of the open into material.</summary>
    private static void Enter(JointTask task, Vec3 origin, Vec3 direction, List<(Chord Chord, bool Wanted)> chords, List<PushPoint> found)
    {
        chords.Sort(static (a, b) => a.Chord.Enter.CompareTo(b.Chord.Enter));
        double end = double.NegativeInfinity;
        foreach ((Chord chord, bool wanted) in chords)
        {
            if (wanted && chord.Enter > end)
            {
                Vec3 point = origin + (direction * chord.Enter);
                (Vec3 way, double lever) = task.MotionOf(point);
                if (chord.NormalIn.Dot(way) < -Square) found.Add(new(point, way, lever));
            }

            end = Math.Max(end, chord.Leave);
        }
    }

    private static IEnumerable<double> Lines(double min, double max)
    {
        double from = Math.Min(min + Inside, (min + max) / 2), to = Math.Max(max - Inside, from);
        int count = Math.Clamp((int)Math.Ceiling((to - from) / Step) + 1, 2, MostLines);
        for (int i = 0; i < count; i++) yield return from + ((to - from) * i / (count - 1));
    }
}
