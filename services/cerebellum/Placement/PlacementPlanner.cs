using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>Computes where to let go of what is held so that it comes to rest as a relation wants it: from geometry alone, checked with the scene's own predicates.</summary>
/// <remarks>Deterministic; not thread-safe.</remarks>
internal sealed class PlacementPlanner(Reach reach)
{
    private const double AboveSupport = 0.004;
    private const double HandMargin = 0.005;
    private const double MostFall = 0.12;
    private const int Enough = 12;

    /// <summary>How far above its release pose the object comes straight down, metres.</summary>
    public const double ApproachHeight = 0.08;

    private static readonly ImmutableArray<double> Turns =
        [0, 0.39, -0.39, 0.785, -0.785, 1.18, -1.18, Math.PI / 2, -Math.PI / 2, 2.36, -2.36, Math.PI];

    /// <summary>Why <see cref="Ranked"/> found nothing: NoPath, Unreachable or NotSeen.</summary>
    public Cause Failure { get; private set; } = Cause.NoPath;

    /// <summary>Ways to put it down, best first; those from above come before those where the hand has to come in from the side.</summary>
    /// <param name="scene">With the object in the hand.</param>
    /// <param name="held">The object.</param>
    /// <param name="upright">R_WO as it stood before it was picked up, up to a turn about the vertical.</param>
    /// <param name="wanted">The relation that shall hold.</param>
    /// <param name="mover">The hand with the object.</param>
    public IEnumerable<ReleasePlan> Ranked(SceneGraph scene, SceneObject held, Rotation upright, Predicate wanted, Mover mover)
    {
        Failure = Cause.NotSeen;
        if (wanted.Target is null || Aiming.At(wanted.Kind, wanted.Target, scene, held) is not { } aim) yield break;
        Failure = Cause.NoPath;
        Search search = new(scene, held, wanted, mover, aim);
        foreach (bool fromAbove in (bool[])[true, false])
        {
            foreach (ReleasePlan plan in Found(search, upright, fromAbove).OrderBy(p => p.Cost)) yield return plan;
        }
    }

    private List<ReleasePlan> Found(Search search, Rotation upright, bool fromAbove)
    {
        List<ReleasePlan> found = [];
        Rotation level = Levelled(search.Held.Pose.Rotation, upright);
        foreach (Vec3 point in search.Aim.Points)
        {
            if (found.Count >= Enough) break;
            foreach (double turn in Turns)
            {
                if (search.Try(point, Rotation.FromYaw(turn) * level, turn, fromAbove) is not { } plan) continue;
                if (Reachable(plan.Release * search.TcpInHeld)) found.Add(plan with { Cost = plan.Cost + reach.Strain(point) });
                else Failure = Cause.Unreachable;
            }
        }

        return found;
    }

    private bool Reachable(Pose X_WT) =>
        reach.Can(X_WT) && reach.Can(X_WT with { Position = X_WT.Position + (Vec3.UnitZ * ApproachHeight) });

    /// <summary>The orientation nearest to the present one that is upright: the upright one after some turn about the vertical.</summary>
    public static Rotation Levelled(Rotation now, Rotation upright)
    {
        Rotation d = now * upright.Inverse();
        return Rotation.FromYaw(2 * Math.Atan2(d.Z, d.W)) * upright;
    }

    /// <summary>What one planning call knows of the scene.</summary>
    private sealed class Search
    {
        private readonly SceneGraph _scene;
        private readonly Predicate _wanted;
        private readonly Mover _mover;
        private readonly Obstacles _obstacles;
        private readonly double _high;

        public Search(SceneGraph scene, SceneObject held, Predicate wanted, Mover mover, Aim aim)
        {
            (_scene, Held, _wanted, _mover, Aim) = (scene, held, wanted, mover, aim);
            TcpInHeld = held.Pose.Inverse() * scene.Robot.TcpInWorld;
            Box zone = Box.Empty;
            foreach (Vec3 p in aim.Points) zone = zone.Join(Box.Around(p.WithZ(aim.Top), new(0.25, 0.25, 0.5)));
            _obstacles = Obstacles.Around(scene, held).Near(zone, 0);
            _high = aim.Top + 0.10;
        }

        public SceneObject Held { get; }

        public Aim Aim { get; }

        /// <summary>X_OT as it is held.</summary>
        public Pose TcpInHeld { get; }

        public ReleasePlan? Try(Vec3 point, Rotation rotation, double turn, bool fromAbove)
        {
            double bottom = -Lowest(rotation);
            double start = fromAbove ? _high + bottom : Aim.Inside is { } r ? BoxOf(r).Min.Z + bottom + 0.03 : Aim.Top + bottom + 0.01;
            Pose high = new(point.WithZ(start), rotation);
            ImmutableArray<PlacedShape> shapes = HeldAt(high);
            if (_obstacles.Hit(shapes, 0)) return null;
            double objectFall = Fall.Distance(shapes, _obstacles, -Vec3.UnitZ, 0.6, 0);
            if (objectFall >= 0.6) return null;
            ImmutableArray<PlacedShape> hand = _mover.Hand.At(high * TcpInHeld, _mover.Width + 0.01);
            if (_obstacles.Hit(hand, HandMargin)) return null;
            double handFall = Fall.Distance(hand, _obstacles, -Vec3.UnitZ, 0.6, HandMargin);
            double way = Math.Min(objectFall - AboveSupport, handFall);
            double fall = objectFall - way;
            if (fall > MostFall) return null;
            Pose release = Lowered(high, way), rest = Lowered(high, objectFall);
            if (!Holds(rest)) return null;
            double cost = (4 * fall) + (3 * (point - Aim.Points[0]).Norm) + (0.1 * Math.Abs(turn)) + (Stands(rest) ? 0 : 1);
            return new(release, rest, cost, fromAbove);
        }

        private static Box BoxOf((RegionDescription Region, Pose Pose) r) => ConvexShape.Box(r.Region.HalfExtents).BoundsAt(r.Pose);

        private static Pose Lowered(Pose pose, double way) => pose with { Position = pose.Position - (Vec3.UnitZ * way) };

        private ImmutableArray<PlacedShape> HeldAt(Pose X_WO)
        {
            Pose X_OW = Held.Pose.Inverse();
            return [.. Held.Description.Parts.Select(p => new PlacedShape(p.Shape, X_WO * (X_OW * Held.PartPose(p))))];
        }

        /// <summary>Height of the object's lowest point over its origin, in this orientation (negative when below).</summary>
        private double Lowest(Rotation rotation)
        {
            double low = 0;
            foreach (PlacedShape part in HeldAt(new(Vec3.Zero, rotation))) low = Math.Min(low, part.Shape.BoundsAt(part.Pose).Min.Z);
            return low;
        }

        /// <summary>Whether the relation would hold with the object there and let go.</summary>
        private bool Holds(Pose X_WO)
        {
            if (Aim.Inside is { } r && !BoxOf(r).Contains(X_WO.Position)) return false;
            SceneObject moved = Held with { Pose = X_WO, HeldBy = null };
            SceneGraph then = _scene with
            {
                Objects = [.. _scene.Objects.Select(o => o.Id == Held.Id ? moved : o)],
                Robot = _scene.Robot with { Holding = null },
            };
            return PredicateEvaluator.Evaluate(_wanted, then) != Truth.False;
        }

        /// <summary>Whether what it rests on is under its centre of mass: the middle lies within the box around the contacts.</summary>
        private bool Stands(Pose rest)
        {
            const double Sunk = 0.003;
            ImmutableArray<PlacedShape> shapes = HeldAt(Lowered(rest, Sunk));
            Box contacts = Box.Empty;
            foreach (PlacedShape shape in shapes)
            {
                Box bounds = shape.Shape.BoundsAt(shape.Pose);
                foreach (Obstacle o in _obstacles.Items)
                {
                    if (!o.Bounds.Overlaps(bounds) || ConvexDistance.Between(shape, o.Placed).Distance > 0) continue;
                    contacts = contacts.Join(new(Vec3.Max(bounds.Min, o.Bounds.Min), Vec3.Min(bounds.Max, o.Bounds.Max)));
                }
            }

            Vec3 centre = CentreOfMass.Of(shapes);
            return !contacts.IsEmpty && contacts.Contains(centre.WithZ(contacts.Centre.Z));
        }
    }
}
