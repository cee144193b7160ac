using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>Finds where what is held would come to rest as a relation wants it: from geometry alone, checked with the scene's own predicates.</summary>
/// <remarks>What was found is kept, so that several ways of holding the object can be judged by one search. Deterministic; not thread-safe.</remarks>
internal sealed class SpotFinder
{
    private const double MostWay = 0.6;

    /// <summary>Clearance, metres, with which it begins to sink towards the floor of a place that has a roof.</summary>
    private static readonly ImmutableArray<double> Clearances = [0.03, 0.012];

    /// <summary>Room beside it, metres, from which on more makes no difference.</summary>
    private const double Roomy = 0.01;

    /// <summary>How many poses of one kind, upright or lying, are tried: fewer when the object has many parts; and how many are given.</summary>
    private const int MostParts = 6000, LeastTries = 120, MostTries = 400, MostSpots = 80;

    private readonly SceneGraph _scene;
    private readonly SceneObject _held;
    private readonly Predicate _wanted;
    private readonly Aim _aim;
    private readonly ImmutableArray<PlacedShape> _parts;
    private readonly double _high;
    private readonly EntryFinder _entries;
    private readonly List<Spot> _found = [];
    private readonly IEnumerator<Spot> _search;

    private SpotFinder(SceneGraph scene, SceneObject held, Rotation upright, Predicate wanted, Aim aim)
    {
        (_scene, _held, _wanted, _aim, _high) = (scene, held, wanted, aim, aim.Top + 0.10);
        Box zone = Box.Empty;
        foreach (Vec3 p in aim.Points) zone = zone.Join(Box.Around(p.WithZ(aim.Top), new(0.35, 0.35, 0.5)));
        Obstacles = Obstacles.Around(scene, held).Near(zone, 0);
        Pose X_OW = held.Pose.Inverse();
        _parts = [.. held.Description.Parts.Select(p => new PlacedShape(p.Shape, X_OW * held.PartPose(p)))];
        _entries = new(Outline.Of(_parts), Obstacles, aim);
        _search = Search(held.Pose.Rotation, upright).GetEnumerator();
    }

    /// <summary>What is in the way around the place.</summary>
    public Obstacles Obstacles { get; }

    /// <summary>Null when the target is not in the scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="held">The object, in the hand or about to be.</param>
    /// <param name="upright">R_WO as it stood before it was picked up, up to a turn about the vertical.</param>
    /// <param name="wanted">The relation that shall hold.</param>
    public static SpotFinder? For(SceneGraph scene, SceneObject held, Rotation upright, Predicate wanted) =>
        wanted.Target is not null && Aiming.At(wanted.Kind, wanted.Target, scene, held) is { } aim ? new(scene, held, upright, wanted, aim) : null;

    /// <summary>About in the order of their cost.</summary>
    public IEnumerable<Spot> Spots()
    {
        for (int i = 0; i < _found.Count || More(); i++) yield return _found[i];
    }

    /// <summary>Where it would come to rest when let go there; null when that is not as wanted.</summary>
    public Spot? Below(Pose X_WO) => Sunk(X_WO, 0, open: false);

    private bool More()
    {
        if (!_search.MoveNext()) return false;
        _found.Add(_search.Current);
        return true;
    }

    private IEnumerable<Spot> Search(Rotation now, Rotation upright)
    {
        foreach (Spot spot in Among([.. Stance.Upright(now, upright, _aim.Along)], lying: false).Take(MostSpots)) yield return spot;
        if (_aim.Along is not { } along) yield break;
        foreach (Spot spot in Among([.. Stance.Tipped(now, upright, along)], lying: true).Take(MostSpots)) yield return spot;
    }

    private IEnumerable<Spot> Among(Stance[] stances, bool lying)
    {
        const double PerMetre = 3;
        var ranked = _aim.Points
            .SelectMany(p => stances.Select(s => (Point: p, s.Rotation, Prior: s.Cost + (PerMetre * (p - _aim.Points[0]).Norm))))
            .Concat(_aim.Inside is null ? [] : stances.Select(s => (Point: Centred(s.Rotation), s.Rotation, Prior: s.Cost)))
            .OrderBy(c => c.Prior).Take(Math.Clamp(MostParts / Math.Max(1, _parts.Length), LeastTries, MostTries));
        foreach ((Vec3 point, Rotation rotation, double prior) in ranked)
        {
            if (Try(point, rotation, prior) is { } spot && (!lying || spot.Cost <= prior)) yield return spot;
        }
    }

    /// <summary>Where the origin is when all of the object is in the middle of the region: its origin may be at an edge of it.</summary>
    private Vec3 Centred(Rotation rotation)
    {
        Box bounds = Box.Empty;
        foreach (PlacedShape part in EntryFinder.At(_parts, new(Vec3.Zero, rotation))) bounds = bounds.Join(part.Shape.BoundsAt(part.Pose));
        return _aim.Points[0] - bounds.Centre.WithZ(0);
    }

    private Spot? Try(Vec3 point, Rotation rotation, double prior)
    {
        double bottom = -Lowest(rotation);
        if (Sunk(new(point.WithZ(_high + bottom), rotation), prior, open: true) is { } open) return open;
        double floor = _aim.Inside is { } r ? BoxOf(r).Min.Z : _aim.Top;
        foreach (double clearance in Clearances)
        {
            if (Sunk(new(point.WithZ(floor + bottom + clearance), rotation), prior, open: false) is { } covered) return covered;
        }

        return null;
    }

    /// <summary>Where it comes to rest when let go there; null when it is not free there, or does not come to rest as wanted.</summary>
    private Spot? Sunk(Pose start, double prior, bool open)
    {
        const double Toppling = 1, Touching = 5e-4, PerTightness = 40;
        ImmutableArray<PlacedShape> shapes = EntryFinder.At(_parts, start);
        if (Obstacles.Hit(shapes, -Touching)) return null;
        double room = Fall.Distance(shapes, Obstacles, -Vec3.UnitZ, MostWay, 0);
        if (room >= MostWay) return null;
        Pose rest = start with { Position = start.Position - (Vec3.UnitZ * room) };
        if (!Holds(rest)) return null;
        double cost = prior + (Stands(rest) ? 0 : Toppling) + (PerTightness * (Roomy - RoomAround(rest, room)));
        return new(rest, room, open, prior, cost, new(() => _entries.To(rest, room), LazyThreadSafetyMode.None));
    }

    /// <summary>The least distance to what is beside it as it comes down, metres, at most <see cref="Roomy"/>.</summary>
    private double RoomAround(Pose rest, double room)
    {
        Pose above = rest with { Position = rest.Position + (Vec3.UnitZ * Math.Min(2 * Roomy, room / 2)) };
        return Math.Max(0, Obstacles.Clearance(EntryFinder.At(_parts, above), Roomy));
    }

    private static Box BoxOf((RegionDescription Region, Pose Pose) r) => ConvexShape.Box(r.Region.HalfExtents).BoundsAt(r.Pose);

    /// <summary>Height of the object's lowest point over its origin, in this orientation (negative when below).</summary>
    private double Lowest(Rotation rotation)
    {
        double low = 0;
        foreach (PlacedShape part in EntryFinder.At(_parts, new(Vec3.Zero, rotation))) low = Math.Min(low, part.Shape.BoundsAt(part.Pose).Min.Z);
        return low;
    }

    /// <summary>Whether the relation would hold with the object there and let go.</summary>
    private bool Holds(Pose X_WO)
    {
        if (_aim.Inside is { } r && !BoxOf(r).Grown(SceneThresholds.FootBelowInside).Contains(X_WO.Position)) return false;
        SceneObject moved = _held with { Pose = X_WO, HeldBy = null };
        SceneGraph then = _scene with
        {
            Objects = [.. _scene.Objects.Select(o => o.Id == _held.Id ? moved : o)],
            Robot = _scene.Robot with { Holding = null },
        };
        return PredicateEvaluator.Evaluate(_wanted, then) != Truth.False;
    }

    /// <summary>Whether what it rests on is under its centre of mass: the middle lies within the box around the contacts.</summary>
    private bool Stands(Pose rest)
    {
        const double Depth = 0.003;
        ImmutableArray<PlacedShape> shapes = EntryFinder.At(_parts, rest with { Position = rest.Position - (Vec3.UnitZ * Depth) });
        Box contacts = Box.Empty;
        foreach (PlacedShape shape in shapes)
        {
            Box bounds = shape.Shape.BoundsAt(shape.Pose);
            foreach (Obstacle o in Obstacles.Items)
            {
                if (!o.Bounds.Overlaps(bounds) || ConvexDistance.Between(shape, o.Placed).Distance > 0) continue;
                contacts = contacts.Join(new(Vec3.Max(bounds.Min, o.Bounds.Min), Vec3.Min(bounds.Max, o.Bounds.Max)));
            }
        }

        Vec3 centre = CentreOfMass.Of(shapes);
        return !contacts.IsEmpty && contacts.Contains(centre.WithZ(contacts.Centre.Z));
    }
}
