namespace Robotics.Verifier;

/// <summary>When evidence is enough: numbers of scenes (one a control step, 50 ms), metres and radians.</summary>
internal static class Thresholds
{
    /// <summary>Scenes that are remembered (4 s); over so many something must have come nearer.</summary>
    public const int Window = 80;

    /// <summary>Scenes in a row over which a postcondition must hold.</summary>
    public const int SatisfiedScenes = 5;

    /// <summary>Likewise, of what has been seen at rest over <see cref="SatisfiedScenes"/>.</summary>
    public const int RestedScenes = 2;

    /// <summary>Scenes in a row over which a condition must be broken.</summary>
    public const int ViolatedScenes = 4;

    /// <summary>Scenes in a row that must show an object elsewhere.</summary>
    public const int SeenScenes = 2;

    /// <summary>Scenes in a row with the gripper shut on nothing.</summary>
    public const int MissedScenes = 8;

    /// <summary>Scenes without any motion of hand and fingers after which nothing is going on (1.5 s).</summary>
    public const int StuckScenes = 30;

    /// <summary>Older measurements of the subject than this are no sight of it.</summary>
    public static readonly TimeSpan Sightless = TimeSpan.FromSeconds(0.4);

    /// <summary>Scenes with the hand standing at a part that does not move, all in all, after which it is blocked (1 s).</summary>
    public const int BlockedScenes = 20;

    /// <summary>Scenes without motion after which a hand stands that presses on something.</summary>
    public const int PressedScenes = 2;

    /// <summary>How much its fingers may be pushed about meanwhile, metres; those that close move more.</summary>
    public const double PressedFingers = 0.003;

    /// <summary>An object that has moved less than this over <see cref="SatisfiedScenes"/> is at rest.</summary>
    public const double AtRest = 0.001;

    /// <summary>Likewise of what is pushed: the hand is still at it, and may creep.</summary>
    public const double HardlyPushed = 0.004;

    /// <summary>How far a picked-up object must be above where it was.</summary>
    public const double Lifted = 0.015;

    /// <summary>A hand that rose this far after it closed should have the object with it.</summary>
    public const double HandRisen = 0.03;

    /// <summary>A gripper narrower than this is shut.</summary>
    public const double Shut = 0.001;

    /// <summary>A gripper that was wider than this was open.</summary>
    public const double Open = 0.005;

    /// <summary>A gripper that is this much wider than the object was has let go of it.</summary>
    public const double LetGo = 0.003;

    /// <summary>More motion than this of an object in the hand is slipping.</summary>
    public const double Slipped = 0.02;

    /// <summary>What moves less than this in the hand, over the scenes that it takes to miss it, has not fallen.</summary>
    public const double Hanging = 0.01;

    /// <summary>The hand that has moved less than this, with still fingers, is still.</summary>
    public const double HandStill = 0.005, HandStillTurn = 0.02;

    /// <summary>An object that moved this far with the hand further away than <see cref="HandAway"/> was moved by somebody else.</summary>
    public const double MovedByOther = 0.025;

    public const double HandAway = 0.03;

    /// <summary>More motion of an object than this, with the TCP or what it holds this near, is the arm's doing.</summary>
    public const double Shove = 0.003, HandAt = 0.08, HeldAt = 0.02;

    /// <summary>What the hand pushes moves no further in a scene than so many times as far as the hand does, and this; what moves further was put there by somebody.</summary>
    public const double ShoveRatio = 2, ShoveMore = 0.01;

    /// <summary>What moves more than this from one scene to the next, with less than <see cref="Standing"/> before and after, was not pushed but put there.</summary>
    public const double Leap = 0.02, Standing = 0.001;

    /// <summary>How far from the TCP the hand's own turning is felt, metres.</summary>
    public const double HandLever = 0.15;

    /// <summary>Something that was shoved this far, or a little and tipped this much, was bumped into.</summary>
    public const double PushedAway = 0.03, PushedOver = 0.5, PushedOverBy = 0.01;

    /// <summary>A hand this far from a released object has let go of it for good.</summary>
    public const double HandGone = 0.07;

    /// <summary>A hand this near to a drawer, door or knob is at it.</summary>
    public const double AtPart = 0.03;

    /// <summary>A joint that moved less than this does not follow, m or rad.</summary>
    public const double JointStill = 0.004;

    /// <summary>Less than this over the window is no progress, m or rad.</summary>
    public const double Nearer = 0.01;

    /// <summary>A duration less probable than this is unusual.</summary>
    public const double Unusual = 0.002;

    /// <summary>When a duration is less probable than this, and so many times the mean, what was expected is taken not to have happened.</summary>
    public const double Impossible = 1e-6, MissingAfter = 2;

    /// <summary>Durations are known to so many control steps at best: the standard deviation of when a judgement falls within ten of them.</summary>
    public const double TimedToSteps = 3;

    /// <summary>Successful runs from which on a duration is known.</summary>
    public const int LearnedSamples = 3;
}
