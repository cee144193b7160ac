namespace Robotics.Cerebellum.Motion;

/// <summary>The hand as collision planning sees it: two fingers, a palm and the wrist behind it, in the TCP frame (z approach, y opening). Lengths in metres.</summary>
internal sealed class Hand
{
    /// <summary>Half the extents of the palm along x and y, and its length along z: a Franka hand, the widest of the usual parallel grippers.</summary>
    private static readonly Vec3 PalmHalf = new(0.032, 0.102, 0.033);

    private const double WristRadius = 0.055;
    private const double WristHalfLength = 0.06;

    private readonly ConvexShape _finger;
    private readonly ConvexShape _palm = ConvexShape.Box(PalmHalf);
    private readonly ConvexShape _wrist = ConvexShape.Cylinder(WristRadius, WristHalfLength);
    private readonly double _fingerCentre;

    public Hand(GripperDescription gripper)
    {
        Gripper = gripper;
        PalmBehindTcp = gripper.FingerLength - gripper.TipBeyondTcp;
        _finger = ConvexShape.Box(new(gripper.PadWidth / 2, gripper.FingerThickness / 2, gripper.FingerLength / 2));
        _fingerCentre = gripper.TipBeyondTcp - (gripper.FingerLength / 2);
    }

    public GripperDescription Gripper { get; }

    /// <summary>Distance from the TCP back to the palm.</summary>
    public double PalmBehindTcp { get; }

    /// <summary>The hand's shapes with X_WS when its TCP is at <paramref name="X_WT"/> and its pads are <paramref name="width"/> apart.</summary>
    public ImmutableArray<PlacedShape> At(Pose X_WT, double width)
    {
        double y = (width + Gripper.FingerThickness) / 2;
        return
        [
            new(_finger, X_WT * Pose.At(0, y, _fingerCentre)),
            new(_finger, X_WT * Pose.At(0, -y, _fingerCentre)),
            new(_palm, X_WT * Pose.At(0, 0, -PalmBehindTcp - PalmHalf.Z)),
            new(_wrist, X_WT * Pose.At(0, 0, -PalmBehindTcp - (2 * PalmHalf.Z) - WristHalfLength)),
        ];
    }
}
