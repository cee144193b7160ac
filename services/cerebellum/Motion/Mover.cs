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
        return new(hand, robot.GripperWidth, Outline.Of([.. held.Description.Parts.Select(p => new PlacedShape(p.Shape, X_TW * held.PartPose(p)))]));
    }

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
