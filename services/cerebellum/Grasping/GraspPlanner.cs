using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Grasping;

/// <summary>Chooses a grasp of an object from its geometry: where material can be gripped, the hand fits, and the arm can reach.</summary>
/// <remarks>From above when that is free, else tilted, else from the side. Deterministic; not thread-safe.</remarks>
internal sealed class GraspPlanner(Hand hand, Reach reach)
{
    /// <summary>How far before the grasp the approach begins where there is room, metres.</summary>
    public const double ApproachLength = 0.08;

    /// <summary>The shortest approach that is straight enough to close well.</summary>
    private const double LeastApproach = 0.03, ApproachStep = (ApproachLength - LeastApproach) / 3;

    private const int Directions = 16;
    private const int TiltedDirections = 8;
    private const int Enough = 6;

    /// <summary>How many grasps of one tilt of the hand are offered before those of the next.</summary>
    private const int MostOfFamily = 4;

    /// <summary>For how many candidates of one tilt it is looked whether the hand fits.</summary>
    private const int MostLooks = 600;

    private const double OwnMargin = 0.0015;
    private const double OtherMargin = 0.002;
    private const double Comfort = 0.02;

    /// <summary>Room on both sides between the pads and the material when the hand goes around it, metres.</summary>
    private const double BesideMaterial = 0.01;

    /// <summary>What turning the wrist by a radian costs, tilting the hand by one, and an approach shorter by a metre.</summary>
    private const double TurnCost = 0.12, TiltCost = 0.5, ApproachCost = 4;

    private static readonly ImmutableArray<double> Tilts = [0, Math.PI / 6, Math.PI / 3, Math.PI / 2];

    private readonly GraspSampler _sampler = new(hand.Gripper);

    /// <summary>Why the last search found no (further) grasp: NoGrasp or Unreachable.</summary>
    public Cause Failure { get; private set; } = Cause.NoGrasp;

    /// <summary>Grasps, best first, found as they are asked for; each differs from those before it. Those that <paramref name="failed"/> names are left out.</summary>
    /// <param name="scene">With the object in it.</param>
    /// <param name="target">The object.</param>
    /// <param name="failed">What has been tried in vain.</param>
    public IEnumerable<Grasp> Ranked(SceneGraph scene, SceneObject target, ImmutableArray<GraspChoice> failed)
    {
        Failure = Cause.NoGrasp;
        Search search = new(scene, target, failed, hand);
        foreach (double tilt in Tilts)
        {
            foreach (Grasp grasp in Offered(search, Candidates(search, tilt), Family(tilt)).Take(MostOfFamily)) yield return grasp;
        }
    }

    /// <summary>The pose from which a grasp is approached in a straight line.</summary>
    public static Pose Before(Pose X_WT, double distance) => X_WT with { Position = X_WT.Position - (X_WT.Rotation.AxisZ * distance) };

    private static string Family(double tilt) => tilt switch
    {
        0 => "top",
        > 1.5 => "side",
        _ => "tilted",
    };

    private List<GraspCandidate> Candidates(Search search, double tilt)
    {
        List<GraspCandidate> found = [];
        int azimuths = tilt == 0 ? 1 : TiltedDirections;
        int closings = tilt == 0 ? Directions : TiltedDirections;
        for (int i = 0; i < azimuths; i++)
        {
            double azimuth = 2 * Math.PI * i / azimuths;
            Vec3 horizontal = new(Math.Cos(azimuth), Math.Sin(azimuth), 0);
            Vec3 approach = (-Vec3.UnitZ * Math.Cos(tilt)) + (horizontal * Math.Sin(tilt));
            Vec3 across = Vec3.UnitZ.Cross(horizontal);
            for (int k = 0; k < closings; k++)
            {
                double angle = Math.PI * k / closings;
                Vec3 y = (Rotation.FromAxisAngle(approach, angle) * across).Normalized();
                int before = found.Count;
                Rotation axes = Rotation.FromColumns(y.Cross(approach), y, approach);
                _sampler.Sample(search.Parts, search.Centre, axes, found);
                AddPoseCost(found, before, search.TurnedLeast(axes), tilt, search);
            }
        }

        found.Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        return found;
    }

    /// <summary>A parallel gripper may be turned by half a turn: takes the turn that is nearer to the hand's, and prices it, and where the arm would have to be.</summary>
    private void AddPoseCost(List<GraspCandidate> found, int from, Rotation axes, double tilt, Search search)
    {
        double cost = (TurnCost * axes.AngleTo(search.HandNow)) + (TiltCost * tilt);
        for (int i = from; i < found.Count; i++)
        {
            GraspCandidate at = found[i];
            found[i] = at with { TcpInWorld = at.TcpInWorld with { Rotation = axes }, Cost = at.Cost + cost + reach.Strain(at.TcpInWorld.Position) };
        }
    }

    private IEnumerable<Grasp> Offered(Search search, List<GraspCandidate> candidates, string family)
    {
        List<Grasp> waiting = [];
        int looks = 0;
        foreach (GraspCandidate candidate in candidates)
        {
            while (waiting.Count > 0 && (waiting.Count >= Enough || candidate.Cost > waiting[0].Cost)) yield return Take(waiting, search);
            if (search.Untried(candidate.TcpInWorld, family) is not { } choice) continue;
            if (++looks > MostLooks) break;
            if (search.Room(candidate.TcpInWorld) is not { } room) continue;
            if (Reachable(candidate.TcpInWorld, room.Approach) is not { } pose)
            {
                Failure = Cause.Unreachable;
                continue;
            }

            double cost = candidate.Cost + (8 * (Comfort - room.Clearance)) + (ApproachCost * (ApproachLength - room.Approach));
            Grasp grasp = new(search.ObjectInWorld.Inverse() * pose, candidate.Width, cost, choice) { Approach = room.Approach };
            int at = waiting.FindIndex(w => w.Cost > grasp.Cost);
            waiting.Insert(at < 0 ? waiting.Count : at, grasp);
        }

        while (waiting.Count > 0) yield return Take(waiting, search);
    }

    /// <summary>Takes the best one out, and with it all that are like it.</summary>
    private static Grasp Take(List<Grasp> waiting, Search search)
    {
        Grasp best = waiting[0];
        search.Given(best.Choice);
        waiting.RemoveAll(w => w.Choice.IsSameAs(best.Choice));
        return best with { Opening = search.Opening(search.ObjectInWorld * best.TcpInObject, best.Width, best.Approach) };
    }

    private Pose? Reachable(Pose X_WT, double approach)
    {
        if (reach.Can(X_WT) && reach.Can(Before(X_WT, approach))) return X_WT;
        Pose turned = X_WT with { Rotation = X_WT.Rotation * Rotation.FromYaw(Math.PI) };
        return reach.Can(turned) && reach.Can(Before(turned, approach)) ? turned : null;
    }

    /// <summary>What one planning call knows of the scene.</summary>
    private sealed class Search
    {
        private readonly Hand _hand;
        private readonly Obstacles _own;
        private readonly Obstacles _others;
        private readonly List<GraspChoice> _tried;
        private readonly double _uncertainty;

        public Search(SceneGraph scene, SceneObject target, ImmutableArray<GraspChoice> failed, Hand hand)
        {
            (_hand, _tried, HandNow, ObjectInWorld) = (hand, [.. failed], scene.Robot.TcpInWorld.Rotation, target.Pose);
            _uncertainty = target.Uncertainty.Position;
            Parts = [.. target.Description.Parts.Select(p => new PlacedShape(p.Shape, target.PartPose(p)))];
            Centre = CentreOfMass.Of(Parts);
            _own = new(Obstacles.PartsOf(target));
            _others = Obstacles.Of(scene, target.Id).Near(target.Bounds(), 0.35);
        }

        public ImmutableArray<PlacedShape> Parts { get; }

        public Vec3 Centre { get; }

        public Rotation HandNow { get; }

        public Pose ObjectInWorld { get; }

        public Rotation TurnedLeast(Rotation axes)
        {
            Rotation half = axes * Rotation.FromYaw(Math.PI);
            return axes.AngleTo(HandNow) <= half.AngleTo(HandNow) ? axes : half;
        }

        /// <summary>This grasp was offered: nothing like it is offered again.</summary>
        public void Given(GraspChoice choice) => _tried.Add(choice);

        /// <summary>The grasp's name; null when it or one like it has been tried.</summary>
        public GraspChoice? Untried(Pose X_WT, string family)
        {
            Pose X_OT = ObjectInWorld.Inverse() * X_WT;
            GraspChoice choice = new(family, X_OT.Position, X_OT.Rotation.AxisY);
            foreach (GraspChoice other in _tried)
            {
                if (other.IsSameAs(choice)) return null;
            }

            return choice;
        }

        /// <summary>
        /// Least distance, up to a comfortable one, of the open hand to what is around, and how far it can come straight in; null when it does not fit.
        /// </summary>
        public (double Clearance, double Approach)? Room(Pose X_WT)
        {
            ImmutableArray<PlacedShape> open = _hand.At(X_WT, _hand.Gripper.MaxWidth);
            if (!Fits(open)) return null;
            double approach = 0;
            for (double d = LeastApproach; d < ApproachLength + 0.001 && Fits(_hand.At(Before(X_WT, d), _hand.Gripper.MaxWidth)); d += ApproachStep) approach = d;
            return approach > 0 ? (_others.Clearance(open, Comfort), approach) : null;
        }

        /// <summary>The narrowest distance between the pads, metres, that gets around the material with room to spare: narrow, a finger may not fit into what is gripped by its wall.</summary>
        public double Opening(Pose X_WT, double width, double approach)
        {
            double most = _hand.Gripper.MaxWidth, least = width + (2 * (BesideMaterial + (2 * _uncertainty)));
            foreach (double opening in (ReadOnlySpan<double>)[least, (least + most) / 2])
            {
                if (opening < most && GoesIn(X_WT, opening, approach)) return opening;
            }

            return most;
        }

        private bool GoesIn(Pose X_WT, double opening, double approach)
        {
            for (double d = 0; d < approach + 0.001; d += ApproachStep / 2)
            {
                if (!Fits(_hand.At(Before(X_WT, d), opening))) return false;
            }

            return true;
        }

        private bool Fits(ImmutableArray<PlacedShape> open) => !_own.Hit(open, OwnMargin) && !_others.Hit(open, OtherMargin);
    }
}
