using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Articulation;

/// <summary>Lists ways to touch an articulated part, hand orientation by hand orientation, by geometry alone: whether the hand fits there is not known yet.</summary>
internal sealed class ContactSampler(Hand hand, JointTask task, RobotState robot)
{
    /// <summary>How far the fingertips reach past the touched point, metres.</summary>
    private const double Overlap = 0.008;

    /// <summary>Room between the fingers and the face before they touch, metres: as much as the hand may stray on its way, or little where there is no more; and what that costs.</summary>
    private const double Wide = 0.012, Narrow = 0.004, NarrowCost = 0.15;

    /// <summary>Room between the near pad and the material when a finger goes into a narrow gap behind it, metres.</summary>
    private const double NearPad = 0.003;

    /// <summary>Cosines: from which on the fingertips poke, up to which their sides press, and how squarely these must meet the direction.</summary>
    private const double Poke = 0.85, Side = 0.75, SquareSide = 0.65;

    private const double TiltCost = 0.3, TurnCost = 0.12, OffCost = 1.5, LeverCost = 0.6;

    /// <summary>How far from the end of a lever it is best pushed, metres.</summary>
    private const double FromEnd = 0.012;

    /// <summary>What it costs to turn a knob by gripping it: pads cannot hold much torque.</summary>
    private const double TwistCost = 0.5;

    private static readonly ImmutableArray<double> Tilts = [0, Math.PI / 6, Math.PI / 4, Math.PI / 3, 1.31, Math.PI / 2];
    private static readonly ImmutableArray<double> Azimuths = [0, Math.PI / 4, -Math.PI / 4, Math.PI / 2, -Math.PI / 2, 0.75 * Math.PI, -0.75 * Math.PI, Math.PI];

    private readonly ImmutableArray<PushPoint> _points = PushSurfaces.Of(task);
    private readonly ImmutableArray<PlacedShape> _handles = task.Handles();
    private readonly Vec3 _centre = CentreOfMass.Of(task.Grips());
    private readonly GraspSampler _grasps = new(hand.Gripper);

    /// <summary>One list for each orientation of the hand and kind of contact, cheapest first.</summary>
    public IEnumerable<List<Contact>> Families()
    {
        Vec3 heading = task.MotionOf(_centre).Direction;
        heading = heading.WithZ(0).Norm > 0.1 ? heading.WithZ(0).Normalized() : robot.TcpInWorld.Rotation.AxisX.WithZ(0).Normalized();
        foreach (double tilt in Tilts)
        {
            foreach (double azimuth in tilt == 0 ? [0] : Azimuths.AsEnumerable())
            {
                Vec3 horizontal = Rotation.FromYaw(azimuth) * heading;
                Vec3 approach = ((-Vec3.UnitZ * Math.Cos(tilt)) + (horizontal * Math.Sin(tilt))).Normalized();
                Vec3 along = (heading - (approach * heading.Dot(approach))).Norm > 0.1
                    ? (heading - (approach * heading.Dot(approach))).Normalized()
                    : Vec3.UnitZ.Cross(approach).Normalized();
                foreach (Vec3 closing in (Vec3[])[along, along.Cross(approach).Normalized()])
                {
                    Rotation axes = TurnedLeast(Rotation.FromColumns(closing.Cross(approach), closing, approach));
                    double cost = (TiltCost * tilt) + (TurnCost * axes.AngleTo(robot.TcpInWorld.Rotation));
                    yield return Sorted(Pushes(axes, cost));
                    yield return Sorted(Grips(axes, cost));
                }
            }
        }
    }

    private static List<Contact> Sorted(List<Contact> contacts)
    {
        contacts.Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        return contacts;
    }

    private Rotation TurnedLeast(Rotation axes)
    {
        Rotation half = (axes * Rotation.FromYaw(Math.PI)).Normalized();
        return axes.AngleTo(robot.TcpInWorld.Rotation) <= half.AngleTo(robot.TcpInWorld.Rotation) ? axes : half;
    }

    private List<Contact> Pushes(Rotation axes, double cost)
    {
        List<Contact> found = [];
        double longest = _points.IsEmpty ? 0 : _points.Max(p => p.Lever);
        foreach (PushPoint point in _points)
        {
            Vec3 approach = axes.AxisZ;
            double along = approach.Dot(point.Direction);
            double whole = cost + PlaceCost(point.Point, point.Direction, point.Lever, longest);
            if (along > Poke) Add(approach, hand.Gripper.TipBeyondTcp);
            if (Math.Abs(along) > Side) continue;
            foreach ((Vec3 normal, double half) in Faces(axes))
            {
                if (normal.Dot(point.Direction) > SquareSide) Add(normal, half);
            }

            void Add(Vec3 normal, double half)
            {
                Vec3 tip = normal == approach ? Vec3.Zero : approach * (hand.Gripper.TipBeyondTcp - Overlap);
                Vec3 touching = point.Point - (normal * half) - tip;
                foreach ((double gap, double price) in (ReadOnlySpan<(double, double)>)[(Wide, 0), (Narrow, NarrowCost)])
                {
                    Pose tcp = new(touching - (point.Direction * gap), axes);
                    found.Add(new Contact { Kind = ContactKind.Push, Tcp = tcp, Point = point.Point, Gap = gap, Cost = whole + price });
                }
            }
        }

        return found;
    }

    /// <summary>The sides of the closed fingers, and how far they are from the TCP.</summary>
    private ImmutableArray<(Vec3 Normal, double Half)> Faces(Rotation axes)
    {
        (double x, double y) = (hand.Gripper.PadWidth / 2, hand.Gripper.FingerThickness);
        return [(axes.AxisX, x), (-axes.AxisX, x), (axes.AxisY, y), (-axes.AxisY, y)];
    }

    private double PlaceCost(Vec3 point, Vec3 direction, double lever, double longest)
    {
        // At the very end of a lever the fingers would slide off it.
        if (task.Articulation.Kind == ArticulationKind.Hinge) return LeverCost * Math.Abs(1 - ((lever + FromEnd) / longest));
        Vec3 off = point - _centre;
        return OffCost * (off - (direction * off.Dot(direction))).WithZ(0).Norm;
    }

    /// <summary>The pads around the handle: in the middle between them, or with one pad close to the material, where there is little room behind it.</summary>
    private List<Contact> Grips(Rotation axes, double cost)
    {
        List<GraspCandidate> candidates = [];
        _grasps.Sample(_handles, CentreOfMass.Of(_handles), axes, candidates);
        List<Contact> found = [];
        double twist = task.Articulation is { Kind: ArticulationKind.Hinge, Use: ArticulationUse.Switch } ? TwistCost : 0;
        foreach (GraspCandidate candidate in candidates)
        {
            Vec3 point = candidate.TcpInWorld.Position;
            double aside = ((hand.Gripper.MaxWidth - candidate.Width) / 2) - NearPad;
            foreach (double side in (ReadOnlySpan<double>)[0, aside, -aside])
            {
                found.Add(new Contact
                {
                    Kind = ContactKind.Grip,
                    Tcp = new(point + (axes.AxisY * side), axes),
                    Point = point,
                    Width = candidate.Width,
                    Cost = cost + twist + (0.2 * candidate.Cost) + (side == 0 ? 0 : 0.03),
                });
            }
        }

        return found;
    }
}
