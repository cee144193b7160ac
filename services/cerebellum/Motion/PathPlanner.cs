namespace Robotics.Cerebellum.Motion;

/// <summary>Collision-free ways of the TCP from one pose to another: straight, over the top, else by random trees. Deterministic; budgets are counts.</summary>
internal sealed class PathPlanner(Mover mover, Obstacles obstacles, Box workspace, double margin)
{
    private const double Resolution = 0.02;
    private const double HeightStep = 0.03;
    private const double MostRise = 0.45;

    /// <summary>A polyline whose first pose is <paramref name="start"/> and last <paramref name="goal"/>; null when none was found.</summary>
    public ImmutableArray<Pose>? Plan(Pose start, Pose goal) =>
        MarginAt(goal) <= -Escape ? null : Direct(start, goal) ?? Searched(start, goal);

    /// <summary>The same by what is quick to look for: straight, or up, across and down.</summary>
    public ImmutableArray<Pose>? Direct(Pose start, Pose goal)
    {
        double startMargin = MarginAt(start), goalMargin = MarginAt(goal);
        if (goalMargin <= -Escape) return null;
        return LegFree(start, goal, startMargin, goalMargin) ? [start, goal] : Over(start, goal, startMargin, goalMargin);
    }

    /// <summary>Whether the straight leg keeps clear; near its ends it may be as close as the ends themselves are.</summary>
    public bool LegFree(Pose a, Pose b) => LegFree(a, b, MarginAt(a), MarginAt(b));

    /// <summary>Whether the pose keeps the margin.</summary>
    public bool Free(Pose X_WT) => workspace.Contains(X_WT.Position) && !mover.Hits(obstacles, X_WT, margin);

    /// <summary>How deep the ends of a leg may already overlap something, metres: a hand that has just let go stands very close.</summary>
    private const double Escape = 0.01;

    /// <summary>How far along a leg the margin grows from that of its end to the full one, metres.</summary>
    private const double Ramp = 0.06;

    private bool LegFree(Pose a, Pose b, double marginA, double marginB)
    {
        double length = TcpPath.LegLength(a, b);
        int steps = Math.Max(1, (int)Math.Ceiling(length / Resolution));
        for (int i = 1; i < steps; i++)
        {
            double s = length * i / steps;
            double allowed = Math.Min(Ramped(marginA, s), Ramped(marginB, length - s));
            if (mover.Hits(obstacles, Pose.Interpolate(a, b, (double)i / steps), allowed)) return false;
        }

        return true;
    }

    private double Ramped(double atEnd, double distance) =>
        atEnd >= margin ? margin : Math.Min(margin, atEnd + ((margin - atEnd) * Math.Min(1, distance / Ramp)));

    /// <summary>The margin itself, or the largest smaller one that the pose keeps.</summary>
    private double MarginAt(Pose pose)
    {
        ReadOnlySpan<double> tried = [margin, margin / 2, margin / 4, 0.001, -0.002, -0.005];
        foreach (double m in tried)
        {
            if (!mover.Hits(obstacles, pose, m)) return m;
        }

        return -Escape;
    }

    private ImmutableArray<Pose>? Over(Pose start, Pose goal, double startMargin, double goalMargin)
    {
        double low = Math.Max(start.Position.Z, goal.Position.Z);
        for (double rise = 0; rise <= MostRise; rise += HeightStep)
        {
            double z = Math.Min(low + rise, workspace.Max.Z);
            Pose above = start with { Position = start.Position.WithZ(z) };
            Pose beyond = goal with { Position = goal.Position.WithZ(z) };
            double aboveMargin = MarginAt(above), beyondMargin = MarginAt(beyond);
            if (Math.Min(aboveMargin, beyondMargin) < Math.Min(margin, Math.Max(startMargin, goalMargin))) continue;
            if (LegFree(above, beyond, aboveMargin, beyondMargin) && LegFree(start, above, startMargin, aboveMargin)
                && LegFree(beyond, goal, beyondMargin, goalMargin))
                return Merged([start, above, beyond, goal]);
            if (z >= workspace.Max.Z) break;
        }

        return null;
    }

    private ImmutableArray<Pose>? Searched(Pose start, Pose goal)
    {
        RandomTrees trees = new(LegFree, Free, workspace);
        return trees.Connect(start, goal) is { } found ? Merged(Shortened(found)) : null;
    }

    /// <summary>Leaves out what can be passed by a straight leg.</summary>
    private ImmutableArray<Pose> Shortened(ImmutableArray<Pose> poses)
    {
        var kept = ImmutableArray.CreateBuilder<Pose>();
        kept.Add(poses[0]);
        for (int i = 0; i < poses.Length - 1;)
        {
            int next = poses.Length - 1;
            while (next > i + 1 && !LegFree(poses[i], poses[next])) next--;
            kept.Add(poses[next]);
            i = next;
        }

        return kept.ToImmutable();
    }

    /// <summary>Leaves out legs of no length.</summary>
    private static ImmutableArray<Pose> Merged(ImmutableArray<Pose> poses)
    {
        var kept = ImmutableArray.CreateBuilder<Pose>();
        kept.Add(poses[0]);
        for (int i = 1; i < poses.Length; i++)
        {
            if (TcpPath.LegLength(kept[^1], poses[i]) > 1e-4 || i == poses.Length - 1) kept.Add(poses[i]);
        }

        return kept.ToImmutable();
    }
}
