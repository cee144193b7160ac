namespace Robotics.Cerebellum.Articulation;

/// <summary>What an articulated skill has to do: which joint, and where it shall end.</summary>
/// <param name="Owner">The drawer's cabinet, the door's oven.</param>
/// <param name="Index">Index of the articulation in its list.</param>
/// <param name="Goal">Position to reach, m or rad.</param>
/// <param name="Activate">True for Open and TurnOn.</param>
internal sealed record JointTask(SceneObject Owner, int Index, double Goal, bool Activate)
{
    /// <summary>How far past its threshold a part is moved: a share of what is left up to its end, but no more than a share of the way between the thresholds.</summary>
    private const double Beyond = 0.7, Enough = 0.4;

    public ArticulationDescription Articulation => Owner.Description.Articulations[Index];

    public double Position => Owner.ArticulationPositions[Index];

    /// <summary>+1 when the position has to grow.</summary>
    public double Sense => Math.Sign(Goal - Position);

    /// <summary>The end of the range that it goes towards, m or rad.</summary>
    public double End => Activate ? Articulation.ActiveEnd : Articulation.InactiveEnd;

    /// <summary>Whether the threshold is passed.</summary>
    public bool Reached => Activate ? Articulation.IsActive(Position) : Articulation.IsInactive(Position);

    /// <summary>Null when the scene has no such articulation.</summary>
    public static JointTask? Of(Subgoal subgoal, SceneGraph scene)
    {
        if (scene.FindArticulation(subgoal.Object) is not { } found) return null;
        bool activate = subgoal.Verb is SkillVerb.Open or SkillVerb.TurnOn;
        ArticulationDescription a = found.Articulation;
        (double threshold, double end) = activate ? (a.ActiveAt, a.ActiveEnd) : (a.InactiveAt, a.InactiveEnd);
        double most = Enough * Math.Abs(a.ActiveAt - a.InactiveAt);
        double goal = threshold + Math.Clamp(Beyond * (end - threshold), -most, most);
        return new(found.Owner, found.Owner.Description.Articulations.IndexOf(a), goal, activate);
    }

    /// <summary>The displacement in the world of what the joint carries, when it goes from where it is to <paramref name="position"/>.</summary>
    public Pose MotionTo(double position) =>
        Owner.Pose * Articulation.MotionAt(position) * Articulation.MotionAt(Position).Inverse() * Owner.Pose.Inverse();

    /// <summary>The direction in which the point, world frame, has to move, and how far it moves per unit of the joint.</summary>
    public (Vec3 Direction, double Lever) MotionOf(Vec3 point)
    {
        const double Small = 1e-4;
        Vec3 moved = (MotionTo(Position + (Sense * Small)) * point) - point;
        return (moved.Normalized(), moved.Norm / Small);
    }

    public bool Carries(ConvexPart part) => part.Articulation == Index;

    /// <summary>What the joint carries, world frame.</summary>
    public ImmutableArray<PlacedShape> Moving() => [.. Owner.Description.Parts.Where(Carries).Select(Placed)];

    /// <summary>What hands are meant to move it by: its knob, or any of it that can be got hold of where there is no knob.</summary>
    public ImmutableArray<PlacedShape> Grips()
    {
        ImmutableArray<PlacedShape> knob = WithRole(PartRole.Knob);
        return knob.IsEmpty ? Moving() : knob;
    }

    /// <summary>What a gripper is meant to close on: the handle or knob, else whatever moves.</summary>
    public ImmutableArray<PlacedShape> Handles()
    {
        ImmutableArray<PlacedShape> handle = WithRole(PartRole.Handle);
        return handle.IsEmpty ? Grips() : handle;
    }

    /// <summary>The same task when the joint is elsewhere.</summary>
    public JointTask At(double position) =>
        this with { Owner = Owner with { ArticulationPositions = Owner.ArticulationPositions.SetItem(Index, position) } };

    private ImmutableArray<PlacedShape> WithRole(PartRole role) =>
        [.. Owner.Description.Parts.Where(p => Carries(p) && p.Role == role).Select(Placed)];

    private PlacedShape Placed(ConvexPart part) => new(part.Shape, Owner.PartPose(part));
}
