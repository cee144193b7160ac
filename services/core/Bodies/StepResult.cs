namespace Robotics.Core.Bodies;

/// <summary>How one servo period ended.</summary>
public enum StepResult
{
    Ok,

    /// <summary>The period ended late (real time only); it is counted, and the next one starts at once.</summary>
    Late,

    /// <summary>The physics engine lost the state. The driver keeps the last good one; nothing moves any more.</summary>
    Diverged,

    /// <summary>The body does not answer.</summary>
    Lost,
}
