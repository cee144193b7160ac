namespace Robotics.Verifier;

/// <summary>What has been seen of a subgoal since it began: a window of scenes, and marks of what happened in it.</summary>
internal sealed class Observed(Subgoal subgoal)
{
    private readonly List<SceneGraph> _window = [];
    private readonly Lay _lay = new();
    private TimeSpan _lastSeen = TimeSpan.MinValue;
    private bool _letGo;

    public Subgoal Subgoal { get; } = subgoal;

    /// <summary>The object that is acted on.</summary>
    public string Subject { get; } = EntityId.ObjectOf(subgoal.Object);

    /// <summary>The object that it goes to; null when it goes nowhere, or to a place.</summary>
    public string? Destination { get; } = subgoal.Target is { } target && !EntityId.IsPlace(target) ? EntityId.ObjectOf(target) : null;

    /// <summary>Where things lay when it began.</summary>
    public Beginning Beginning { get; } = new();

    /// <summary>What the arm has moved on its way.</summary>
    public Shoves Shoves { get; } = new();

    /// <summary>How long the hand has been at the part that it is to move, in vain.</summary>
    public Pressing Pressing { get; } = new();

    public int Scenes { get; private set; }

    public SceneGraph First { get; private set; } = null!;

    public SceneGraph Last { get; private set; } = null!;

    /// <summary>Whether the last scene has a measurement of the subject that the one before did not have.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>How the subject was when the hand took it, the last time; null while it has not.</summary>
    public Taken? Taken { get; private set; }

    /// <summary>Whether the hand holds the subject, by the last scene.</summary>
    public bool IsHeld => Last.Robot.Holding == Subject;

    /// <summary>Whether the subject was lifted clear while it was held.</summary>
    public bool WasLifted { get; private set; }

    /// <summary>The widest that the gripper has been, and the narrowest since, metres.</summary>
    public double Widest { get; private set; }

    public double NarrowestSince { get; private set; } = double.PositiveInfinity;

    /// <summary>Height of the TCP when the gripper was narrowest, metres.</summary>
    public double ClosedAt { get; private set; }

    /// <summary>The scene so many before the last, or the first of the window.</summary>
    public SceneGraph Ago(int scenes) => _window[Math.Max(0, _window.Count - 1 - scenes)];

    /// <summary>Whether the window goes back so many scenes.</summary>
    public bool Spans(int scenes) => _window.Count > scenes;

    public SceneObject? SubjectIn(SceneGraph scene) => scene.Find(Subject);

    public Vec3 Position(SceneGraph scene) => SubjectIn(scene)?.Pose.Position ?? Vec3.Zero;

    /// <summary>Metres that the subject may seem to have moved by the errors of its poses alone.</summary>
    public double Slack => 3 * (SubjectIn(Last)?.Uncertainty.Position ?? 0);

    /// <summary>Whether the subject has lain anywhere since the beginning; what was in the hand all along has not.</summary>
    public bool HasLain => _lay.Of is not null;

    /// <summary>How far the subject is above where it last lay, metres; above where it was at the beginning, if it has not lain since.</summary>
    public double Rise => Position(Last).Z - (_lay.Of?.Pose.Position ?? Position(First)).Z;

    /// <summary>How far the subject moved over the last scenes, metres.</summary>
    public double Motion(int scenes) => (Position(Last) - Position(Ago(scenes))).Norm;

    /// <summary>Whether the subject has not moved for some scenes, as far as can be told.</summary>
    public bool IsAtRest => Spans(Thresholds.SatisfiedScenes)
        && Motion(Thresholds.SatisfiedScenes) < (Subgoal.Verb == SkillVerb.Push ? Thresholds.HardlyPushed : Thresholds.AtRest) + Slack;

    /// <summary>Whether neither hand nor fingers have moved over the last scenes; one that has been away and is back has.</summary>
    /// <param name="scenes">How many.</param>
    /// <param name="fingers">How much their opening may change, metres.</param>
    public bool HandStill(int scenes, double fingers)
    {
        if (!Spans(scenes)) return false;
        for (int ago = scenes; ago > 0; ago--)
        {
            if (!AreAlike(Ago(ago).Robot, Last.Robot, fingers)) return false;
        }

        return true;
    }

    /// <summary>Whether all that the subgoal is to bring about is so in the last scene.</summary>
    public bool IsReached => PredicateEvaluator.All(Subgoal.Postcondition, Last) == Truth.True;

    /// <summary>Whether the fingers are further open than they were when they took the subject.</summary>
    public bool HasOpened => Taken is { } taken && Last.Robot.GripperWidth > taken.Width + Thresholds.LetGo;

    /// <summary>Whether the fingers have opened around the subject, or the hand is away from it, or has never had it.</summary>
    public bool IsReleased => Taken is null || HasOpened
        || (Last.Robot.TcpInWorld.Position - Position(Last)).Norm > Thresholds.HandGone;

    /// <summary>Whether the subject was out of sight for a while of the last scenes; no longer once it is for as long as all of them, which nobody waits for.</summary>
    public bool WaitedForSight(int scenes)
    {
        if (Unseen(Last) >= Last.At.Time - Ago(scenes).At.Time) return false;
        for (int ago = 0; ago <= scenes; ago++)
        {
            if (Unseen(Ago(ago)) > Thresholds.Sightless) return true;
        }

        return false;
    }

    /// <summary>Metres by which the errors of two measurements may part one position.</summary>
    public static double Error(SceneObject a, SceneObject b) => Error(a.Uncertainty.Position, b.Uncertainty.Position);

    /// <inheritdoc cref="Error(SceneObject, SceneObject)"/>
    public static double Error(double a, double b) => 3 * Math.Sqrt((a * a) + (b * b));

    /// <summary>Distance from the TCP to the box around an object, metres.</summary>
    public static double HandDistance(SceneGraph scene, SceneObject thing) => thing.Bounds().DistanceTo(Box.Around(scene.Robot.TcpInWorld.Position, Vec3.Zero));

    /// <summary>How long ago the subject was measured, as a scene has it.</summary>
    private TimeSpan Unseen(SceneGraph scene) => SubjectIn(scene) is { } thing ? scene.At.Time - thing.LastSeen : TimeSpan.Zero;

    private static bool AreAlike(RobotState then, RobotState now, double fingers) =>
        (then.TcpInWorld.Position - now.TcpInWorld.Position).Norm < Thresholds.HandStill
            && then.TcpInWorld.Rotation.AngleTo(now.TcpInWorld.Rotation) < Thresholds.HandStillTurn
            && Math.Abs(then.GripperWidth - now.GripperWidth) < fingers;

    /// <summary>Takes a scene in.</summary>
    public void See(SceneGraph scene)
    {
        SceneGraph? before = Scenes == 0 ? null : Last;
        if (Scenes++ == 0) First = scene;
        if (before is not null) Shoves.See(Subject, before, scene);
        Last = scene;
        Beginning.See(Subject, scene);
        if (Destination is { } destination) Beginning.See(destination, scene);
        _window.Add(scene);
        if (_window.Count > Thresholds.Window) _window.RemoveAt(0);
        TimeSpan seen = SubjectIn(scene)?.LastSeen ?? scene.At.Time;
        IsFresh = seen > _lastSeen;
        _lastSeen = seen;
        if (IsFresh && !IsHeld && SubjectIn(scene) is { } free) _lay.See(free, scene);
        if (IsFresh) Pressing.See(this);
        SeeHold(before);
        SeeFingers(scene.Robot);
    }

    private void SeeHold(SceneGraph? before)
    {
        if (!IsHeld)
        {
            _letGo |= HasOpened;
            return;
        }

        if (Taken is null || _letGo)
        {
            SceneObject held = SubjectIn(Last)!;
            Taken = new Taken(Last.Robot.TcpInWorld.Inverse() * held.Pose, Last.Robot.GripperWidth, held.Uncertainty.Position);
            (_letGo, WasLifted) = (false, false);
        }

        // What is seen late may seem to be in the hand for a single look.
        WasLifted |= !HasLain || (before?.Robot.Holding == Subject && Rise > Thresholds.Lifted);
    }

    private void SeeFingers(RobotState hand)
    {
        double width = hand.GripperWidth;
        if (width > Widest) (Widest, NarrowestSince) = (width, double.PositiveInfinity);
        if (width < NarrowestSince - 0.0005) (NarrowestSince, ClosedAt) = (width, hand.TcpInWorld.Position.Z);
    }
}
