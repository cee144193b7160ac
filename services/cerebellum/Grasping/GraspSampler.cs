namespace Robotics.Cerebellum.Grasping;

/// <summary>Finds where a parallel gripper can close on an object that is made of convex parts, by cutting it along closing lines.</summary>
/// <remarks>
/// One rule for all shapes: material no wider than the opening, met squarely by both pads, over much of the pads. That gives side faces of boxes and cans,
/// walls of bowls and mugs, handles of pans, spines of books.
/// </remarks>
internal sealed class GraspSampler(GripperDescription gripper)
{
    private const double Step = 0.006;

    /// <summary>Lines that are laid across an object and down into it at most; a large one is cut more coarsely.</summary>
    private const int MostAcross = 24, MostDown = 6;

    /// <summary>How far below the material's top the TCP is at least, metres.</summary>
    private const double Highest = 0.003;

    private const double LeastSquareness = 0.8;
    private const double LeastCoverage = 0.3;

    /// <summary>Room that is left beside the material when the gripper is open, metres in all.</summary>
    private const double Spare = 0.006;

    /// <summary>Ends of material at two lines closer than this are met by the same flat pad.</summary>
    private const double Flat = 0.005;

    private readonly List<Slab> _slabs = [];
    private readonly List<Slab> _around = [];

    /// <summary>Adds the candidates of one direction of the hand to <paramref name="found"/>: X_WT and width, not yet checked for collisions.</summary>
    /// <param name="parts">The object's parts with X_WP.</param>
    /// <param name="centre">Its centre of mass, world.</param>
    /// <param name="R_WG">The hand's axes: z approach, y closing.</param>
    /// <param name="found">Where candidates go.</param>
    public void Sample(ImmutableArray<PlacedShape> parts, Vec3 centre, Rotation R_WG, List<GraspCandidate> found)
    {
        ClosingSlices slices = new(parts, R_WG);
        Box bounds = slices.Bounds;
        Vec3 c = R_WG.Inverse() * centre;
        double deepest = Math.Min(bounds.Max.Z - 0.003, bounds.Min.Z + gripper.FingerLength - gripper.TipBeyondTcp - 0.004);
        double highest = bounds.Min.Z + Highest, down = Math.Max(Step, (deepest - highest) / MostDown);
        for (double z = highest; z <= Math.Max(deepest, highest); z += down)
        {
            foreach (double x in Offsets(bounds.Min.X, bounds.Max.X, c.X))
            {
                slices.At(x, z, _slabs);
                for (int i = 0; i < _slabs.Count; i++)
                {
                    if (Candidate(slices, new Vec3(x, 0, z), _slabs[i], c, R_WG) is { } candidate) found.Add(candidate);
                }
            }
        }
    }

    private GraspCandidate? Candidate(ClosingSlices slices, Vec3 line, Slab slab, Vec3 centre, Rotation R_WG)
    {
        if (slab.Width > gripper.MaxWidth - Spare || slab.Squareness < LeastSquareness) return null;
        (double coverage, Slab whole) = Coverage(slices, line, slab);
        if (coverage < LeastCoverage || whole.Width > gripper.MaxWidth - Spare) return null;
        Vec3 tcp = new(line.X, whole.Middle, line.Z);
        Vec3 off = tcp - centre;
        double cost = (1.5 * (1 - coverage)) + (6 * (1 - slab.Squareness)) + (9 * off.WithZ(0).Norm) + (3 * Math.Abs(off.Z))
            + (whole.Width > 0.85 * gripper.MaxWidth ? 0.1 : 0);
        return new(new Pose(R_WG * tcp, R_WG), whole.Width, cost);
    }

    /// <summary>The share of the pads that meets the material, and the material's extent over all of that share.</summary>
    private (double Share, Slab Whole) Coverage(ClosingSlices slices, Vec3 line, Slab slab)
    {
        double low = slab.Low, high = slab.High;
        int met = 0, tried = 0;
        for (int i = -1; i <= 1; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                tried++;
                double x = line.X + (i * 0.4 * gripper.PadWidth), z = line.Z + (gripper.TipBeyondTcp * 0.5) - (k * 0.45 * gripper.PadDepth);
                slices.At(x, z, _around);
                foreach (Slab other in _around)
                {
                    if (other.High < slab.Low || other.Low > slab.High) continue;
                    if (Math.Abs(other.Low - slab.Low) < Flat && Math.Abs(other.High - slab.High) < Flat) met++;
                    (low, high) = (Math.Min(low, other.Low), Math.Max(high, other.High));
                    break;
                }
            }
        }

        return ((double)met / tried, slab with { Low = low, High = high });
    }

    /// <summary>From the middle outwards, so that equal costs favour the middle.</summary>
    private static IEnumerable<double> Offsets(double min, double max, double centre)
    {
        double middle = Math.Clamp(centre, min, max);
        double step = Math.Max(Step, (max - min) / MostAcross);
        yield return middle;
        for (double d = step; middle - d > min || middle + d < max; d += step)
        {
            if (middle - d > min) yield return middle - d;
            if (middle + d < max) yield return middle + d;
        }
    }
}
