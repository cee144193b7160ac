namespace Robotics.Thalamus.Truth;

/// <summary>Decides from step to step which object the gripper holds: the pads touch it from two sides, and it goes where the hand goes.</summary>
internal sealed class GraspWatch(GripperDescription gripper)
{
    /// <summary>A pad closer than this touches, metres; contact solvers leave about a millimetre.</summary>
    private const double Touch = 0.004;

    /// <summary>Fingers share their opening but not its middle: what they hold may have pushed both this far aside, metres.</summary>
    private const double Aside = 0.008;

    /// <summary>A gripper that opens by more than this in one control step is letting go, metres.</summary>
    private const double Opening = 0.002;

    /// <summary>How much of the direction in which a pad touches must be across the fingers: what shut fingers push ahead of them is not between them.</summary>
    private const double Across = 0.3;

    /// <summary>Fingers that have met by this much since an object was measured between them have lost it, metres.</summary>
    private const double Closing = 0.003;

    /// <summary>Pads closer than this hold nothing, metres.</summary>
    private const double Shut = 0.0005;

    /// <summary>Steps in a row that it takes to believe a grasp, and to believe its loss; more when poses are uncertain.</summary>
    private const int StepsToBelieve = 2, UncertainSteps = 5;

    private double _width = double.NaN;
    private string? _candidate;
    private string? _held;
    private int _seen;
    private int _missed;
    private int _patience = StepsToBelieve;

    public void Forget() => (_width, _candidate, _held, _seen, _missed) = (double.NaN, null, null, 0, 0);

    /// <summary>The held object's id after this look; null when the hand is empty.</summary>
    /// <param name="now">The hand now.</param>
    /// <param name="then">The hand when the objects were measured.</param>
    /// <param name="objects">What is believed of each.</param>
    public string? Held(HandMoment now, HandMoment then, IReadOnlyList<ObjectEstimate> objects)
    {
        bool opening = now.Width - _width > Opening;
        _width = now.Width;
        _patience = objects.Any(o => o.Track.Uncertainty.Position > 0) ? UncertainSteps : StepsToBelieve;
        if (opening || now.Width < Shut) return Without(null, sure: opening);

        // Late or frozen tracks still show it between the fingers, which feel that it is gone.
        if (now.Width < then.Width - Closing && _held is not null) return Without(null, sure: true);

        // Nothing new was seen of the objects: what was held still is, as long as the fingers stay where they are.
        if (!objects.Any(o => o.IsFresh)) return _held;
        string? between = Between(then, objects);
        if (between is null || between != _held) return Without(between, sure: false);
        _missed = 0;
        return _held;
    }

    private string? Without(string? between, bool sure)
    {
        _seen = between is not null && between == _candidate ? _seen + 1 : 1;
        _candidate = between;
        if (between is not null && _seen >= StepsToBelieve) (_held, _missed) = (between, 0);
        else if (sure || ++_missed >= _patience) _held = null;
        return _held;
    }

    private string? Between(HandMoment hand, IReadOnlyList<ObjectEstimate> objects)
    {
        double reach = (hand.Width / 2) + gripper.FingerLength + gripper.TipBeyondTcp;
        Box zone = Box.Around(hand.Tcp.Position, new Vec3(reach, reach, reach));
        (PlacedShape Shape, Vec3 Outward) left = (Pad(hand, +1), hand.Tcp.Rotation.AxisY), right = (Pad(hand, -1), -hand.Tcp.Rotation.AxisY);
        foreach (ObjectEstimate thing in objects)
        {
            if (thing.Description.Mobility == Mobility.Fixed || !thing.InHand.IsSteady) continue;
            if (thing.InHand.Mean.Position.Norm > (2 * reach) + thing.Radius) continue;
            Pose X_WO = hand.Tcp * thing.InHand.Mean;
            double within = Touch + (2 * thing.InHand.Uncertainty.Position);
            if (Gap(thing, X_WO, left, within + Aside, zone) is not { } onLeft || Gap(thing, X_WO, right, within + Aside, zone) is not { } onRight) continue;
            double aside = Math.Clamp(-Math.Min(onLeft, onRight), 0, Aside);
            if (Math.Max(onLeft, onRight) <= within + aside) return thing.Description.Id;
        }

        return null;
    }

    /// <summary>The inner face of a pad as a thin plate: y is the direction in which the fingers open.</summary>
    private PlacedShape Pad(HandMoment hand, int side)
    {
        const double halfThickness = 0.001;
        double top = -gripper.PadDepth, bottom = gripper.TipBeyondTcp;
        Pose X_TP = Pose.At(0, side * ((hand.Width / 2) + halfThickness), (top + bottom) / 2);
        return new(ConvexShape.Box(new Vec3(gripper.PadWidth / 2, halfThickness, (bottom - top) / 2)), hand.Tcp * X_TP);
    }

    /// <summary>Distance from a pad to the object's nearest part that is beside it, metres, negative where it would be in it; null when all are further than <paramref name="within"/>.</summary>
    private static double? Gap(ObjectEstimate thing, Pose X_WO, (PlacedShape Shape, Vec3 Outward) pad, double within, Box zone)
    {
        double? nearest = null;
        SceneObject placed = new() { Description = thing.Description, Pose = X_WO, ArticulationPositions = thing.Track.ArticulationPositions, LastSeen = default, Source = "" };
        foreach (ConvexPart part in thing.Description.Parts)
        {
            PlacedShape shape = new(part.Shape, placed.PartPose(part));
            if (!shape.Shape.BoundsAt(shape.Pose).Overlaps(zone) || ConvexDistance.Within(pad.Shape, shape, Math.Max(nearest ?? within, 0)) is not { } found) continue;

            // Where poses err by more than a rim is thick, the pad may seem to be on its other side.
            double across = found.Normal.Dot(pad.Outward);
            if ((thing.InHand.Uncertainty == PoseUncertainty.Exact ? across : Math.Abs(across)) > Across) nearest = Math.Min(nearest ?? within, found.Distance);
        }

        return nearest;
    }
}
