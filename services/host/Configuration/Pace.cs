namespace Robotics.Host.Configuration;

/// <summary>What a second of a simulated body's time is.</summary>
public enum Pace
{
    /// <summary>As long as it takes to compute: the body's time passes only while it plays, and nothing is decided by real time.</summary>
    Lockstep,

    /// <summary>A second: the arm is held while nobody commands it, and at once when its commander falls silent.</summary>
    Real,
}
