using Robotics.Cerebellum.Articulation;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Moves a drawer, door or knob along its slide or arc by strokes: pressing against it with closed fingers, from before or from behind, or gripping it.</summary>
internal sealed class Articulate(SkillContext context) : Skill(context)
{
    /// <summary>How far the commanded pose leads the part along its way, metres.</summary>
    private const double Lead = 0.05;

    /// <summary>How much of that is along the arc of a hinge at most, radians.</summary>
    private const double MostTurn = 0.8;

    /// <summary>How far past the wanted position the hand presses on, metres of the touched point.</summary>
    private const double PressOn = 0.015;

    /// <summary>How far the hand steps back from what it pushed before it turns away, metres, and how far it retreats.</summary>
    private const double Off = 0.012, Away = 0.08;

    /// <summary>How near to the end of its range a part is at its stop, and how far it may move in a step to be at rest there, metres of the touched point.</summary>
    private const double NearStop = 0.004, AtRest = 4e-5;

    /// <summary>What counts as progress, metres of the touched point.</summary>
    private const double Progress = 0.0005;

    /// <summary>Pads that move less than this in a step stand still, metres.</summary>
    private const double Still = 0.0004;

    /// <summary>How many steps the fingers are given to close or open: they end it themselves by standing still.</summary>
    private const int MostActuating = 60, MostReleasing = 20;

    private const int RestingSteps = 3, EasingSteps = 5, MostPressing = 25;
    private const int MostStrokes = 4, MostSteps = 160, StillSteps = 22, SettledSteps = 5;

    /// <summary>A stroke that moved the touched point less than this was in vain, metres.</summary>
    private const double Moved = 0.006;

    private readonly List<ContactChoice> _failed = [.. context.Failed.Select(ContactChoice.Parse).OfType<ContactChoice>()];

    public static SkillDeclaration Declare(SkillVerb verb, string name, string summary, PredicateKind result) => new()
    {
        Verb = verb,
        Name = name,
        Summary = summary,
        Phases = ["approach", "close", "move", "release", "retreat"],
        Expected = new(70, 20, 0),
        Precondition = _ => [Predicate.HandEmpty],
        Postcondition = s => [new(result, s.Object)],
    };

    public override IEnumerable<SkillMove> Run()
    {
        for (int stroke = 0; stroke < MostStrokes && Context.Outcome is null; stroke++)
        {
            if (JointTask.Of(Context.Subgoal, Scene) is not { } task)
            {
                Context.Fail(Cause.NotSeen, $"{Context.Subgoal.Object} is not seen.");
                yield break;
            }

            if (task.Reached)
            {
                Context.Finish($"{Context.Subgoal.Object} is where it should be.");
                yield break;
            }

            if (Plan(task) is not { } plan) yield break;
            foreach (SkillMove move in Stroke(task, plan)) yield return move;
        }

        if (JointTask.Of(Context.Subgoal, Scene) is { Reached: true }) Context.Finish($"{Context.Subgoal.Object} is where it should be.");
        else Context.Fail(Cause.Blocked, $"{Context.Subgoal.Object} did not move far enough.");
    }

    private ContactPlan? Plan(JointTask task)
    {
        ContactPlanner planner = new(Context.Hand, Context.Reach, Context.Arm, Context.Body.Workspace);
        (ContactPlan? plan, Cause cause) = planner.Plan(Scene, task, [.. _failed]);
        if (plan is not null)
        {
            Context.Choice = plan.Contact.ChoiceFor(task).ToString();
            return plan;
        }

        Context.Fail(cause, cause switch
        {
            Cause.NoPath => "No collision-free way to the part was found.",
            Cause.Unreachable => "The arm cannot reach the part, or not follow it.",
            _ => "The hand fits nowhere to push the part or to grip it.",
        });
        return null;
    }

    private IEnumerable<SkillMove> Stroke(JointTask task, ContactPlan plan)
    {
        Contact contact = plan.Contact;
        foreach (SkillMove move in Approach(plan)) yield return move;
        if (!_arrived)
        {
            _failed.Add(contact.ChoiceFor(task));
            foreach (SkillMove move in Leave(contact, Vec3.Zero)) yield return move;
            yield break;
        }

        if (contact.Kind == ContactKind.Grip)
        {
            foreach (SkillMove move in Actuate(contact.Tcp, 1, "close", MostActuating)) yield return move;
        }

        foreach (SkillMove move in Drive(task, contact)) yield return move;
        Vec3 back = Vec3.Zero;
        if (JointTask.Of(Context.Subgoal, Scene) is { } now)
        {
            if (Math.Abs(now.Position - task.Position) * task.MotionOf(contact.Point).Lever < Moved) _failed.Add(contact.ChoiceFor(task));
            back = now.MotionOf(task.MotionTo(now.Position) * contact.Point).Direction * -Off;
        }

        if (contact.Kind == ContactKind.Grip)
        {
            foreach (SkillMove move in Actuate(Tcp, -1, "release", MostReleasing)) yield return move;
        }

        foreach (SkillMove move in Leave(contact, contact.Kind == ContactKind.Push ? back : Vec3.Zero)) yield return move;
    }

    private bool _arrived;

    /// <summary>Goes before the part, comes to rest there with the fingers as they should be, then straight to the touch.</summary>
    private IEnumerable<SkillMove> Approach(ContactPlan plan)
    {
        const int MostSettling = 25;
        ImmutableArray<Pose> way = plan.Path.Poses;
        Pose before = way[^2], touch = way[^1];
        Follower going = new(new(way[..^1]), new() { Phase = "approach", Gripper = plan.Contact.Gripper, Tolerance = 0.01, TurnTolerance = 0.1 });
        while (going.Next(Tcp) is { } move) yield return move;
        double width = double.PositiveInfinity;
        for (int i = 0; (i < MostSettling && !IsAt(before, 0.004)) || (i < MostActuating && Math.Abs(Scene.Robot.GripperWidth - width) > Still); i++)
        {
            width = Scene.Robot.GripperWidth;
            yield return new(before, plan.Contact.Gripper, "approach");
        }

        if (IsAt(before, 0.02))
        {
            Follower touching = new(new([before, touch]), new() { Phase = "approach", Gripper = plan.Contact.Gripper, Tolerance = 0.004 });
            while (touching.Next(Tcp) is { } move) yield return move;
        }

        _arrived = IsAt(touch, 0.012);
    }

    private bool IsAt(Pose pose, double within) => (Tcp.Position - pose.Position).Norm < within && Tcp.Rotation.AngleTo(pose.Rotation) < 0.12;

    /// <summary>Leads the part along its way by where it is, until it is there or stands still. At a stop it is pressed until it rests: something heavy bounces.</summary>
    private IEnumerable<SkillMove> Drive(JointTask planned, Contact contact)
    {
        double best = double.PositiveInfinity, last = planned.Position;
        double lever = Math.Max(planned.MotionOf(contact.Point).Lever, 1e-3);
        int still = 0, resting = 0, pressed = 0;
        for (int i = 0; i < MostSteps && still < StillSteps && pressed < MostPressing; i++)
        {
            if (JointTask.Of(Context.Subgoal, Scene) is not { } now) yield break;
            double left = (contact.To - now.Position) * planned.Sense * lever;
            bool atStop = (now.End - now.Position) * planned.Sense * lever < NearStop;
            resting = atStop && now.Reached && Math.Abs(now.Position - last) * lever < AtRest ? resting + 1 : 0;
            if (resting >= RestingSteps)
            {
                for (int k = EasingSteps - 1; k >= 0; k--) yield return new(Pressing(planned, now, contact, PressOn * k / EasingSteps), 1, "move", Presses: true);
                yield break;
            }

            if (!atStop && (left <= 0 || (now.Reached && still >= SettledSteps))) yield break;
            last = now.Position;
            Pose target = atStop ? Pressing(planned, now, contact, PressOn) : Ahead(planned, now, contact, contact.Gap + Math.Min(Lead, left + PressOn));
            yield return new(target, 1, "move", Presses: true);
            if (atStop) pressed++;
            else if (left < best - Progress) (best, still) = (left, 0);
            else still++;
        }
    }

    /// <summary>Where the hand is led: along the arc, but not so far round a short lever that it would be pulled along it rather than pressed against it.</summary>
    private static Pose Ahead(JointTask planned, JointTask now, Contact contact, double distance)
    {
        double lever = Math.Max(planned.MotionOf(contact.Point).Lever, 1e-3);
        double turn = Math.Min(distance / lever, now.Articulation.Kind == ArticulationKind.Hinge ? MostTurn : double.PositiveInfinity);
        Pose here = contact.TcpAt(planned, now.Position), there = contact.TcpAt(planned, now.Position + (planned.Sense * turn));
        Vec3 chord = there.Position - here.Position;
        return there with { Position = there.Position + (chord.Normalized() * (distance - (turn * lever))) };
    }

    /// <summary>Straight against a part that is at its stop, so that the fingers do not slide along it.</summary>
    private static Pose Pressing(JointTask planned, JointTask now, Contact contact, double distance)
    {
        Pose here = contact.TcpAt(planned, now.Position);
        Vec3 direction = now.MotionOf(planned.MotionTo(now.Position) * contact.Point).Direction;
        return here with { Position = here.Position + (direction * (contact.Gap + distance)) };
    }

    /// <summary>Steps back from what was pushed, then out the way the hand came, or upwards when that is barred.</summary>
    private IEnumerable<SkillMove> Leave(Contact contact, Vec3 back)
    {
        Pose start = Tcp, off = start with { Position = start.Position + back };
        Mover mover = Mover.Empty(Context.Hand) with { Width = contact.Kind == ContactKind.Push ? 0 : Scene.Robot.GripperWidth };
        PathPlanner planner = new(mover, Obstacles.Of(Scene), Context.Body.Workspace, 0.002);
        Pose outwards = off with { Position = off.Position - (off.Rotation.AxisZ * Away) }, up = off with { Position = off.Position + (Vec3.UnitZ * Away) };
        Pose goal = planner.LegFree(off, outwards) || !planner.LegFree(off, up) ? outwards : up;
        Follower follower = new(new([start, off, goal]), new() { Phase = "retreat", Gripper = contact.Gripper, Tolerance = 0.03 });
        while (follower.Next(Tcp) is { } move) yield return move;
    }
}
