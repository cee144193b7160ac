namespace Robotics.Thalamus.Truth;

/// <summary>Decides from step to step which object the gripper holds: both pads touch it, and it goes where the hand goes.</summary>
internal sealed class GraspWatch(GripperDescription gripper)
{
    /// <summary>A pad closer than this touches, metres; contact solvers leave about a millimetre.</summary>
    private const double Touch = 0.004;

    /// <summary>More motion than this in the hand's frame in one control step is slipping or sliding by, metres.</summary>
    private const double Slip = 0.004;

    /// <summary>A gripper that opens by more than this in one control step is letting go, metres.</summary>
    private const double Opening = 0.002;

    /// <summary>Steps in a row that it takes to believe a grasp, and to believe its loss.</summary>
    private const int StepsToBelieve = 2;

    private readonly Dictionary<string, Vec3> _inHand = new(StringComparer.Ordinal);
    private double _width = double.NaN;
    private string? _candidate;
    private string? _held;
    private int _seen;
    private int _missed;

    public void Forget()
    {
        _inHand.Clear();
        (_width, _candidate, _held, _seen, _missed) = (double.NaN, null, null, 0, 0);
    }

    /// <summary>The held object's id after this observation; null when the hand is empty.</summary>
    public string? Held(Observation seen, ImmutableArray<SceneObject> objects)
    {
        bool opening = seen.GripperWidth - _width > Opening;
        _width = seen.GripperWidth;
        string? between = opening ? null : Between(seen, objects);
        Remember(seen, objects);
        if (between is not null && between == _held)
        {
            _missed = 0;
            return _held;
        }

        _seen = between is not null && between == _candidate ? _seen + 1 : 1;
        _candidate = between;
        if (between is not null && _seen >= StepsToBelieve) (_held, _missed) = (between, 0);
        else if (opening || ++_missed >= StepsToBelieve) _held = null;
        return _held;
    }

    private string? Between(Observation seen, ImmutableArray<SceneObject> objects)
    {
        Pose X_WT = seen.TcpInWorld;
        double reach = (seen.GripperWidth / 2) + gripper.FingerLength + gripper.TipBeyondTcp;
        Box hand = Box.Around(X_WT.Position, new Vec3(reach, reach, reach));
        PlacedShape left = Pad(X_WT, seen.GripperWidth, +1), right = Pad(X_WT, seen.GripperWidth, -1);
        foreach (SceneObject thing in objects)
        {
            if (thing.Description.Mobility == Mobility.Fixed || !thing.Bounds().Overlaps(hand)) continue;
            bool follows = _inHand.TryGetValue(thing.Id, out Vec3 before) && (before - (X_WT.Inverse() * thing.Pose.Position)).Norm < Slip;
            if (follows && Touches(thing, left) && Touches(thing, right)) return thing.Id;
        }

        return null;
    }

    private void Remember(Observation seen, ImmutableArray<SceneObject> objects)
    {
        Pose X_TW = seen.TcpInWorld.Inverse();
        foreach (SceneObject thing in objects)
        {
            if (thing.Description.Mobility == Mobility.Movable) _inHand[thing.Id] = X_TW * thing.Pose.Position;
        }
    }

    /// <summary>The inner face of a pad as a thin plate: y is the direction in which the fingers open.</summary>
    private PlacedShape Pad(Pose X_WT, double width, int side)
    {
        const double halfThickness = 0.001;
        double top = -gripper.PadDepth, bottom = gripper.TipBeyondTcp;
        Pose X_TP = Pose.At(0, side * ((width / 2) + halfThickness), (top + bottom) / 2);
        return new(ConvexShape.Box(new Vec3(gripper.PadWidth / 2, halfThickness, (bottom - top) / 2)), X_WT * X_TP);
    }

    private static bool Touches(SceneObject thing, PlacedShape pad)
    {
        foreach (ConvexPart part in thing.Description.Parts)
        {
            if (ConvexDistance.Within(pad, new PlacedShape(part.Shape, thing.PartPose(part)), Touch) is not null) return true;
        }

        return false;
    }
}
