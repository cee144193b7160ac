namespace Robotics.Cerebellum.Motion;

/// <summary>What moves when the TCP does: the hand, and the parts of what it holds, in the TCP frame T.</summary>
/// <param name="Hand">The hand.</param>
/// <param name="Width">Distance between the pads, metres.</param>
/// <param name="Held">What it holds with X_TP: one hull around all of the object; empty when the hand is empty.</param>
internal sealed record Mover(Hand Hand, double Width, ImmutableArray<PlacedShape> Held)
{
    public static Mover Empty(Hand hand) => new(hand, hand.Gripper.MaxWidth, []);

    /// <summary>The hand with <paramref name="held"/> as the scene shows it in the gripper.</summary>
    public static Mover Holding(Hand hand, RobotState robot, SceneObject held)
    {
        Pose X_TW = robot.TcpInWorld.Inverse();
        PlacedShape[] parts = [.. held.Description.Parts.Select(p => new PlacedShape(p.Shape, X_TW * held.PartPose(p)))];
        if (parts.Length < 2) return new(hand, robot.GripperWidth, [.. parts]);
        Vec3 middle = (X_TW * held.Pose).Position;
        ImmutableArray<Vec3> outline = [.. Outward.Select(d => Furthest(parts, d) - middle).Distinct()];
        return new(hand, robot.GripperWidth, [new(ConvexShape.Hull(outline), new(middle, Rotation.Identity))]);
    }

    /// <summary>The directions from a cube's middle to its faces, edges and corners: in these the hull reaches as far as the parts.</summary>
    private static readonly ImmutableArray<Vec3> Outward =
    [
        .. from x in Enumerable.Range(-1, 3) from y in Enumerable.Range(-1, 3) from z in Enumerable.Range(-1, 3)
           where x != 0 || y != 0 || z != 0 select new Vec3(x, y, z),
    ];

    private static Vec3 Furthest(PlacedShape[] parts, Vec3 direction) =>
        parts.Select(p => p.Pose * p.Shape.Support(p.Pose.Rotation.Inverse() * direction)).MaxBy(point => point.Dot(direction));

    public bool Hits(Obstacles obstacles, Pose X_WT, double margin)
    {
        if (obstacles.Hit(Hand.At(X_WT, Width), margin)) return true;
        foreach (PlacedShape part in Held)
        {
            if (obstacles.Hit(part with { Pose = X_WT * part.Pose }, margin)) return true;
        }

        return false;
    }
}
