using System.Diagnostics;
using Robotics.Cerebellum.Motion;
using Robotics.Cerebellum.Placement;

namespace Robotics.Cerebellum.Skills;

/// <summary>
/// Slides an object over its support with the closed fingers: behind it, or, where there is no room behind, inside it against the wall that goes ahead; and
/// takes hold anew when it strays.
/// </summary>
/// <remarks>The contact stays on the line through the object's middle: a push through the centre of friction does not turn it (Mason 1986).</remarks>
internal sealed class Push(SkillContext context) : Skill(context)
{
    private const double Near = 0.008;
    private const double Above = 0.07;

    /// <summary>Room between the fingers and the object before they touch, and between fingertips and support, metres.</summary>
    private const double Gap = 0.012, Clear = 0.008;

    /// <summary>How far the commanded pose leads, and how far the fingers may be off the line, metres.</summary>
    private const double Lead = 0.03, Stray = 0.012;

    /// <summary>How high fingertips stay above the floor of what they reach into, and how much of its wall must stand above them, metres.</summary>
    private const double AboveFloor = 0.002, LeastWall = 0.005;

    private const int MostStrokes = 6, MostSteps = 120, StillSteps = 20;

    public static SkillDeclaration Declaration { get; } = new()
    {
        Verb = SkillVerb.Push,
        Name = "push",
        Summary = "slide an object over its support without lifting it",
        Phases = ["approach", "push", "retreat"],
        Expected = new(110, 30, 0),
        Precondition = _ => [Predicate.HandEmpty],
        Postcondition = s => [Place.Wanted(s)],
    };

    public override IEnumerable<SkillMove> Run()
    {
        if (Context.Object is not { } first)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is not seen.");
            yield break;
        }

        if (Goal(first) is not { } goal)
        {
            Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Target} is not seen.");
            yield break;
        }

        for (int stroke = 0; stroke < MostStrokes && Context.Outcome is null && Left(goal) > Near; stroke++)
        {
            foreach (SkillMove move in Approach(goal)) yield return move;
            if (Context.Outcome is not null) break;
            foreach (SkillMove move in Stroke(goal)) yield return move;
            foreach (SkillMove move in Rise()) yield return move;
        }

        if (Context.Object is { } pushed && PredicateEvaluator.Evaluate(Place.Wanted(Context.Subgoal), Scene) != Truth.False)
            Context.Finish($"{Place.Wanted(Context.Subgoal)}.");
        else Context.Fail(Cause.Misplaced, $"{Context.Subgoal.Object} could not be pushed to where it should be.");
    }

    /// <summary>Where the object's origin shall go: the nearest of the points that the relation allows.</summary>
    private Vec3? Goal(SceneObject pushed)
    {
        Predicate wanted = Place.Wanted(Context.Subgoal);
        if (wanted.Target is null || Aiming.At(wanted.Kind, wanted.Target, Scene, pushed) is not { } aim || aim.Points.IsEmpty) return null;
        return aim.Points[0].WithZ(pushed.Pose.Position.Z);
    }

    private double Left(Vec3 goal) => Context.Object is { } o ? (goal - o.Pose.Position).HorizontalNorm : 0;

    private bool _inside;

    /// <summary>Where the fingers push: X_WT, gap metres from touching; null when nothing can be pushed from there.</summary>
    private Pose? Contact(SceneObject o, Vec3 direction, double gap) => _inside ? Inside(o, direction, gap) : Behind(o, direction, gap);

    /// <summary>The fingers within the object, before the inner face of the wall that goes ahead.</summary>
    private Pose? Inside(SceneObject o, Vec3 direction, double gap)
    {
        GripperDescription gripper = Context.Hand.Gripper;
        double needed = gripper.PadWidth + Gap;
        Rotation R_WG = Rotation.FromColumns(direction.Cross(Vec3.UnitZ), direction, Vec3.UnitZ);
        Grasping.ClosingSlices slices = new([.. o.Description.Parts.Select(p => new PlacedShape(p.Shape, o.PartPose(p)))], R_WG);
        Vec3 origin = R_WG.Inverse() * o.Pose.Position;
        List<Grasping.Slab> slabs = [];
        for (double z = slices.Bounds.Min.Z + AboveFloor; z < slices.Bounds.Max.Z - LeastWall; z += 0.002)
        {
            slices.At(origin.X, z, slabs);
            if (slabs.Count < 2 || slabs[^1].Low < origin.Y || slabs[^1].Low - slabs[^2].High < needed) continue;
            Vec3 at = R_WG * new Vec3(origin.X, slabs[^1].Low - gap - (gripper.PadWidth / 2), z + AboveFloor + gripper.TipBeyondTcp);
            return new(at, Behind(o, direction, gap).Rotation);
        }

        return null;
    }

    /// <summary>The fingers behind the object, as seen from the goal.</summary>
    private Pose Behind(SceneObject o, Vec3 direction, double gap)
    {
        double extent = 0, low = double.PositiveInfinity;
        foreach (ConvexPart part in o.Description.Parts)
        {
            PlacedShape placed = new(part.Shape, o.PartPose(part));
            Vec3 back = placed.Pose * placed.Shape.Support(placed.Pose.Rotation.Inverse() * -direction);
            extent = Math.Max(extent, (o.Pose.Position - back).Dot(direction));
            low = Math.Min(low, placed.Shape.BoundsAt(placed.Pose).Min.Z);
        }

        GripperDescription gripper = Context.Hand.Gripper;
        Vec3 at = o.Pose.Position - (direction * (extent + gap + (gripper.PadWidth / 2)));
        Vec3 closing = Vec3.UnitZ.Cross(direction);
        Rotation axes = Rotation.FromColumns(closing.Cross(-Vec3.UnitZ), closing, -Vec3.UnitZ), turned = axes * Rotation.FromYaw(Math.PI);
        return new(at.WithZ(low + Clear + gripper.TipBeyondTcp), axes.AngleTo(Tcp.Rotation) <= turned.AngleTo(Tcp.Rotation) ? axes : turned);
    }

    private Vec3 Direction(SceneObject o, Vec3 goal) => (goal - o.Pose.Position).WithZ(0).Normalized();

    private IEnumerable<SkillMove> Approach(Vec3 goal)
    {
        if (Context.Object is not { } o) yield break;
        foreach (bool inside in (bool[])[_inside, !_inside])
        {
            _inside = inside;
            if (Way(o, Direction(o, goal)) is not { } way) continue;
            Follower follower = new(way, new() { Phase = "approach", Gripper = 1, Straight = true, Tolerance = 0.008 });
            while (follower.Next(Tcp) is { } move) yield return move;
            yield break;
        }

        Context.Fail(Cause.NoPath, "There is room neither behind nor inside the object to push it.");
    }

    /// <summary>A free way to the contact; null when there is none.</summary>
    private TcpPath? Way(SceneObject o, Vec3 direction)
    {
        using Activity? planning = MotionPlanning.Begin();
        if (Contact(o, direction, _inside ? Gap / 2 : Gap) is not { } contact || !Context.Reach.Can(contact)) return null;
        Mover mover = Mover.Empty(Context.Hand) with { Width = 0 };
        PathPlanner planner = new(mover, Obstacles.Of(Scene), Context.Body.Workspace, 0.008);
        Pose above = contact with { Position = contact.Position + (Vec3.UnitZ * Above) };
        return planner.Plan(Tcp, above) is { } way && planner.LegFree(above, contact) ? new TcpPath([.. way, contact]) : null;
    }

    /// <summary>Pushes until the object is there, strays from the line, or does not move.</summary>
    private IEnumerable<SkillMove> Stroke(Vec3 goal)
    {
        double best = double.PositiveInfinity;
        int still = 0;
        for (int i = 0; i < MostSteps && still < StillSteps && Context.Object is { } o; i++)
        {
            double left = Left(goal);
            if (left <= Near) yield break;
            Vec3 direction = Direction(o, goal);
            if (Contact(o, direction, 0) is not { } touch) yield break;
            Vec3 off = Tcp.Position - touch.Position;
            if (i > 0 && (off - (direction * off.Dot(direction))).WithZ(0).Norm > Stray) yield break;
            Pose ahead = touch with { Position = touch.Position + (direction * Math.Min(Lead, left)), Rotation = Tcp.Rotation };
            yield return new(ahead, 1, "push", Math.Clamp(left / 0.06, 0.25, 0.6), Presses: true);
            if (left < best - 0.001) (best, still) = (left, 0);
            else still++;
        }
    }

    private IEnumerable<SkillMove> Rise()
    {
        Pose start = Tcp;
        Vec3 back = Context.Object is { } o && !_inside ? (start.Position - o.Pose.Position).WithZ(0).Normalized() * 0.015 : Vec3.Zero;
        Pose off = start with { Position = start.Position + back };
        Follower follower = new(new([start, off, off with { Position = off.Position + (Vec3.UnitZ * Above) }]), new() { Phase = "retreat", Gripper = 1, Tolerance = 0.02 });
        while (follower.Next(Tcp) is { } move) yield return move;
    }
}
