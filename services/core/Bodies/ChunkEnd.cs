namespace Robotics.Core.Bodies;

/// <summary>Why the execution of an action chunk ended.</summary>
public enum ChunkEnd
{
    /// <summary>All rows were played.</summary>
    Played,

    /// <summary>The caller cancelled; the arm is held.</summary>
    Preempted,

    /// <summary>A reflex or the watchdog stopped the body.</summary>
    Reflex,

    /// <summary>The body is stopped.</summary>
    Stopped,

    /// <summary>The lease belongs to a later epoch; nothing of the chunk moved the body from then on.</summary>
    LeaseLost,

    /// <summary>The simulator lost the state.</summary>
    Diverged,
}
