namespace Robotics.Cerebellum.Articulation;

/// <summary>A way to touch an articulated part so that moving the hand moves it.</summary>
internal sealed record Contact
{
    public required ContactKind Kind { get; init; }

    /// <summary>X_WT just before the touch, with the joint where it was when this was planned.</summary>
    public required Pose Tcp { get; init; }

    /// <summary>The touched point, world frame.</summary>
    public required Vec3 Point { get; init; }

    /// <summary>How far the fingers are from what they will press, metres; 0 for a grip.</summary>
    public double Gap { get; init; }

    /// <summary>Distance between the pads while the part is moved, metres: of the material in between, or 0.</summary>
    public double Width { get; init; }

    /// <summary>Lower is better; no unit.</summary>
    public double Cost { get; init; }

    /// <summary>The share of the part's turn that the hand turns too: 1 keeps the hand fixed to the part.</summary>
    public double Turns { get; init; } = 1;

    /// <summary>How far this contact can take the joint, m or rad.</summary>
    public double To { get; init; }

    /// <summary>−1 open … +1 closed: on the way to the part.</summary>
    public double Gripper => Kind == ContactKind.Push ? 1 : -1;

    /// <summary>The same contact with the two fingers changed over.</summary>
    public Contact Turned => this with { Tcp = Tcp with { Rotation = (Tcp.Rotation * Rotation.FromYaw(Math.PI)).Normalized() } };

    /// <summary>X_WT when the joint is at a position.</summary>
    /// <param name="planned">The task as it was when the contact was planned.</param>
    /// <param name="position">Of the joint, m or rad.</param>
    public Pose TcpAt(JointTask planned, double position)
    {
        Pose motion = planned.MotionTo(position);
        Rotation turn = Turns >= 1 ? motion.Rotation : Rotation.FromRotationVector(motion.Rotation.ToRotationVector() * Turns);
        return new((motion * Point) + (turn * (Tcp.Position - Point)), (turn * Tcp.Rotation).Normalized());
    }

    public ContactChoice ChoiceFor(JointTask planned) =>
        new(Kind, planned.Owner.Pose.Inverse() * Point, planned.Owner.Pose.Rotation.Inverse() * Tcp.Rotation.AxisZ);
}
