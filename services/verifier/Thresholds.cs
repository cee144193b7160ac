namespace Robotics.Verifier;

/// <summary>When evidence is enough: numbers of scenes (one a control step, 50 ms) and metres.</summary>
internal static class Thresholds
{
    /// <summary>Scenes in a row over which a postcondition must hold.</summary>
    public const int SatisfiedScenes = 5;

    /// <summary>Scenes in a row over which a condition must be broken.</summary>
    public const int ViolatedScenes = 4;

    /// <summary>Scenes in a row with the gripper shut on nothing.</summary>
    public const int MissedScenes = 8;

    /// <summary>Scenes without any motion of the hand after which nothing is going on (3 s).</summary>
    public const int StuckScenes = 60;

    /// <summary>An object that has moved less than this over the window is at rest.</summary>
    public const double AtRest = 0.004;

    /// <summary>How far a picked-up object must be above where it stood.</summary>
    public const double Lifted = 0.015;

    /// <summary>A gripper narrower than this is shut.</summary>
    public const double Shut = 0.001;

    /// <summary>The hand that has moved less than this, with still fingers, is stuck.</summary>
    public const double HandStill = 0.005;

    /// <summary>An object that moved this far with the hand further away than <see cref="HandAway"/> was moved by somebody else.</summary>
    public const double MovedByOther = 0.03;

    public const double HandAway = 0.15;

    /// <summary>A hand this far from a released object has let go of it for good.</summary>
    public const double HandGone = 0.07;

    /// <summary>Standard deviations beyond the mean at which a duration is late.</summary>
    public const double LateDeviations = 3;

    /// <summary>Successful runs from which on a duration is known.</summary>
    public const int LearnedSamples = 3;
}
