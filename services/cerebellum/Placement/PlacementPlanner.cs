using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>Computes where and how to let go of what is held: the spots where it would rest, to which the hand fits and the arm reaches.</summary>
/// <remarks>Deterministic; not thread-safe.</remarks>
/// <param name="reach">What the arm can reach.</param>
/// <param name="spare">Room for the hand beyond the usual margins, metres: what is foreseen of a grasp is not exact.</param>
internal sealed class PlacementPlanner(Reach reach, double spare = 0)
{
    private const double AboveSupport = 0.004;
    private const double HandMargin = 0.005, PassingMargin = 0.003;
    private const double MostFall = 0.12;

    /// <summary>How much further the pads open to let go, metres.</summary>
    private const double LettingGo = 0.01;

    /// <summary>What it costs to come in from a side, and to let it fall a metre; no unit.</summary>
    private const double SideCost = 0.3, FallCost = 4;

    /// <summary>How far above its release pose the object begins to come straight down, metres: the first that is clear of what is around.</summary>
    private static readonly ImmutableArray<double> Heights = [0.08, 0.12, 0.16];

    /// <summary>What is clear, metres.</summary>
    private const double Clear = 0.015;

    /// <summary>Why <see cref="Ranked"/> found nothing: NoPath or Unreachable.</summary>
    public Cause Failure { get; private set; } = Cause.NoPath;

    /// <summary>Ways to put it down, best first, found as they are asked for.</summary>
    /// <param name="finder">Where it may rest.</param>
    /// <param name="X_OT">How it is held.</param>
    /// <param name="mover">The hand with the object.</param>
    public IEnumerable<ReleasePlan> Ranked(SpotFinder finder, Pose X_OT, Mover mover)
    {
        Failure = Cause.NoPath;
        List<ReleasePlan> waiting = [];
        foreach (Spot spot in finder.Spots())
        {
            while (waiting.Count > 0 && waiting[0].Cost <= spot.Prior) yield return Take(waiting);
            if (Fitted(spot, finder.Obstacles, X_OT, mover) is not { } plan) continue;
            int at = waiting.FindIndex(w => w.Cost > plan.Cost);
            waiting.Insert(at < 0 ? waiting.Count : at, plan);
        }

        while (waiting.Count > 0) yield return Take(waiting);
    }

    private static ReleasePlan Take(List<ReleasePlan> waiting)
    {
        ReleasePlan best = waiting[0];
        waiting.RemoveAt(0);
        return best;
    }

    private ReleasePlan? Fitted(Spot spot, Obstacles obstacles, Pose X_OT, Mover mover)
    {
        if (spot.Open && Lowered(spot, obstacles, X_OT, mover) is { } lowered) return lowered;
        Vec3 approach = (spot.Rest * X_OT).Rotation.AxisZ;
        foreach (Entry entry in spot.Entries.Value.OrderByDescending(e => e.Direction.Dot(approach)))
        {
            if (SlidIn(spot, entry, obstacles, X_OT, mover) is { } slid) return slid;
        }

        return null;
    }

    /// <summary>Straight down as far as the hand fits; the rest it falls.</summary>
    private ReleasePlan? Lowered(Spot spot, Obstacles obstacles, Pose X_OT, Mover mover)
    {
        ImmutableArray<PlacedShape> hand = mover.Hand.At(spot.Raised(spot.Room) * X_OT, mover.Width + LettingGo);
        if (obstacles.Hit(hand, HandMargin + spare)) return null;
        double fall = spot.Room - Math.Min(spot.Room - AboveSupport, Fall.Distance(hand, obstacles, -Vec3.UnitZ, spot.Room, HandMargin + spare));
        if (fall > MostFall) return null;
        Pose before = Heights.Select(h => spot.Raised(fall + h)).FirstOrDefault(IsClear, spot.Raised(Math.Max(spot.Room, fall + Heights[0])));
        return Reached(new(spot.Raised(fall), spot.Rest, before, spot.Cost + (FallCost * fall)), X_OT);

        bool IsClear(Pose X_WO) => mover.Held.All(part => !obstacles.Hit(part with { Pose = X_WO * X_OT * part.Pose }, Clear));
    }

    private ReleasePlan? SlidIn(Spot spot, Entry entry, Obstacles obstacles, Pose X_OT, Mover mover)
    {
        Pose release = spot.Raised(spot.Lift);
        ImmutableArray<PlacedShape> hand = mover.Hand.At(release * X_OT, mover.Width + LettingGo);
        if (obstacles.Hit(hand, PassingMargin + spare)) return null;
        if (Fall.Distance(hand, obstacles, -entry.Direction, entry.Length, PassingMargin + spare) < entry.Length) return null;
        Pose before = release with { Position = release.Position - (entry.Direction * entry.Length) };
        return Reached(new(release, spot.Rest, before, spot.Cost + SideCost + (FallCost * spot.Lift)), X_OT);
    }

    private ReleasePlan? Reached(ReleasePlan plan, Pose X_OT)
    {
        Pose X_WT = plan.Release * X_OT;
        if (reach.Can(X_WT) && reach.Can(plan.Before * X_OT)) return plan with { Cost = plan.Cost + reach.Strain(X_WT.Position) };
        Failure = Cause.Unreachable;
        return null;
    }
}
