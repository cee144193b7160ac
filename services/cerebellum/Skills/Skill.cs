using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>One run of a skill: gives a move a control step, reading the scene that the context shows after each; ends by setting the context's outcome.</summary>
internal abstract class Skill(SkillContext context)
{
    protected SkillContext Context { get; } = context;

    protected SceneGraph Scene => Context.Scene;

    private int _unwound;

    protected Pose Tcp => Context.Scene.Robot.TcpInWorld;

    /// <summary>The moves, drawn one at a time. When they end without an outcome the skill has finished.</summary>
    public abstract IEnumerable<SkillMove> Run();

    /// <summary>Stays where it is commanded to be.</summary>
    protected IEnumerable<SkillMove> Stay(Pose at, double gripper, string phase, int steps)
    {
        for (int i = 0; i < steps; i++) yield return new(at, gripper, phase);
    }

    /// <summary>Opens or closes until the pads stand still; at most <paramref name="most"/> steps.</summary>
    protected IEnumerable<SkillMove> Actuate(Pose at, double gripper, string phase, int most)
    {
        const double Still = 0.0004;
        const int Settled = 2, Least = 3;
        int still = 0;
        double width = Scene.Robot.GripperWidth;
        for (int i = 0; i < most && (still < Settled || i < Least); i++)
        {
            yield return new(at, gripper, phase);
            still = Math.Abs(Scene.Robot.GripperWidth - width) < Still ? still + 1 : 0;
            width = Scene.Robot.GripperWidth;
        }
    }

    /// <summary>Opens the pads as far as it takes to leave what is between them, or as far as they go.</summary>
    protected IEnumerable<SkillMove> LetGo(Pose at)
    {
        const double Opened = 0.012, Opening = 0.0003;
        const int Least = 8, Most = 60;
        double from = Scene.Robot.GripperWidth, last = double.NegativeInfinity;
        for (int i = 0; i < Most && Scene.Robot.GripperWidth < from + Opened && (i < Least || Scene.Robot.GripperWidth > last + Opening); i++)
        {
            last = Scene.Robot.GripperWidth;
            yield return new(at, -1, "release");
        }
    }

    /// <summary>Backs out of where the hand is: against its approach, else some other way that is free, else upwards.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="phase">What to call it.</param>
    /// <param name="gripper">−1 opens further, 0 leaves the pads as they are.</param>
    /// <param name="other">A direction to try when the way back is not free, unit vector in the world frame; null for none.</param>
    protected IEnumerable<SkillMove> Retreat(double distance, string phase, double gripper = -1, Vec3? other = null)
    {
        Pose start = Tcp;
        Mover mover = Mover.Empty(Context.Hand);
        if (gripper >= 0) mover = mover with { Width = Scene.Robot.GripperWidth };
        PathPlanner planner = new(mover, Obstacles.Of(Scene), Context.Body.Workspace, 0.002);
        Vec3 back = -start.Rotation.AxisZ, oblique = (back + Vec3.UnitZ).Normalized();
        Vec3? free = ((Vec3?[])[back, other, oblique, Vec3.UnitZ]).FirstOrDefault(d => d is { } way && planner.LegFree(start, Along(way)));
        Follower follower = new(new([start, Along(free ?? back)]), new() { Phase = phase, Gripper = gripper, Tolerance = 0.02 });
        while (follower.Next(Tcp) is { } move) yield return move;

        Pose Along(Vec3 way) => start with { Position = start.Position + (way * distance) };
    }

    /// <summary>Holds still while something moves by itself: what falls or rolls is not where it will be.</summary>
    protected IEnumerable<SkillMove> UntilAtRest(string id, double gripper)
    {
        const int Most = 40, Calm = 2;
        Pose at = Tcp;
        int calm = Moves(id) ? 0 : Calm;
        for (int i = 0; i < Most && calm < Calm; i++)
        {
            yield return new(at, gripper, "look");
            calm = Moves(id) ? 0 : calm + 1;
        }
    }

    /// <summary>Whether it moved in the last control step by more than its measurements are off.</summary>
    private bool Moves(string id)
    {
        const double Least = 0.003;
        if (Context.Before?.Find(id) is not { } then || Scene.Find(id) is not { } now) return false;
        return (now.Pose.Position - then.Pose.Position).Norm > Least + (3 * (now.Uncertainty.Position + then.Uncertainty.Position));
    }

    /// <summary>Whether there is an unwinding left: the first goes half the way home, the second all of it.</summary>
    protected bool MayUnwind => Context.Arm is not null && _unwound < 2;

    /// <summary>Rises, and brings the arm towards its home posture where the way is free, so that joints that stand at their limits come free.</summary>
    protected IEnumerable<SkillMove> Unwind(double gripper)
    {
        const double Rise = 0.10, Lead = 0.4, Unwound = 0.2, Progress = 0.01;
        const int MostUnwinding = 80, StillUnwinding = 10;
        if (Context.Arm is not { } arm) yield break;
        bool half = _unwound++ == 0;
        Pose start = Tcp;
        Follower up = new(new([start, start with { Position = start.Position + (Vec3.UnitZ * Rise) }]), new() { Phase = "unwind", Gripper = gripper, Tolerance = 0.03, TurnTolerance = 0.5 });
        while (up.Next(Tcp) is { } move) yield return move;
        if (!Free(arm.WayHome(Scene.Robot.JointPositions))) yield break;

        // Led by the joints: a carrot on the hand's way would cut off the corner that an overstretched arm has to go round.
        double least = double.PositiveInfinity, enough = half ? arm.TowardsHome(Scene.Robot.JointPositions, Lead).Left / 2 : Unwound;
        for (int i = 0, still = 0; i < MostUnwinding && still < StillUnwinding; i++)
        {
            (Pose next, double left) = arm.TowardsHome(Scene.Robot.JointPositions, Lead);
            if (left < Math.Max(enough, Unwound)) yield break;
            still = left < least - Progress ? 0 : still + 1;
            least = Math.Min(least, left);
            yield return new(next, gripper, "unwind");
        }
    }

    private bool Free(ImmutableArray<Pose> way)
    {
        SceneObject? held = Scene.Robot.Holding is { } id ? Scene.Find(id) : null;
        Obstacles obstacles = held is null ? Obstacles.Of(Scene) : Obstacles.Around(Scene, held);
        Mover mover = held is null ? Mover.Empty(Context.Hand) : Mover.Holding(Context.Hand, Scene.Robot, held);
        foreach (Pose X_WT in way)
        {
            if (mover.Hits(obstacles, X_WT, 0)) return false;
        }

        return true;
    }
}
