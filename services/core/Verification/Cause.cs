namespace Robotics.Core.Verification;

/// <summary>Why something did not succeed. One vocabulary for verdicts, skill outcomes and the ends of tasks.</summary>
public enum Cause
{
    None,

    /// <summary>The gripper closed on nothing.</summary>
    Missed,

    /// <summary>The object moves in the closed gripper.</summary>
    Slipped,

    /// <summary>The object was held and no longer is.</summary>
    Dropped,

    /// <summary>Something else was grasped or moved.</summary>
    WrongObject,

    /// <summary>The arm, a drawer or a knob does not follow the command.</summary>
    Blocked,

    /// <summary>Nothing has come closer to the postcondition for too long.</summary>
    NoProgress,

    /// <summary>The arm or what it holds touches what is not part of the subgoal.</summary>
    Collision,

    /// <summary>An object moved without the arm.</summary>
    MovedByOther,

    /// <summary>What had to hold before or during the subgoal does not.</summary>
    PreconditionLost,

    /// <summary>It was done, but the result is not where it should be.</summary>
    Misplaced,

    /// <summary>No grasp of the object is free and reachable.</summary>
    NoGrasp,

    /// <summary>No collision-free way there was found.</summary>
    NoPath,

    /// <summary>Out of the arm's reach.</summary>
    Unreachable,

    /// <summary>An object of the subgoal is not seen.</summary>
    NotSeen,

    /// <summary>It took longer than expected.</summary>
    Late,

    /// <summary>The step or retry budget is used up.</summary>
    BudgetExhausted,

    /// <summary>The body is stopped.</summary>
    BodyStopped,

    /// <summary>Somebody else commands the body.</summary>
    LeaseLost,

    /// <summary>The simulator lost the state.</summary>
    Diverged,

    /// <summary>The instruction was not understood.</summary>
    NotUnderstood,

    /// <summary>A question was asked and nobody answered.</summary>
    Unanswered,

    /// <summary>No plan reaches the goal.</summary>
    NoPlan,

    /// <summary>The task was cancelled.</summary>
    Cancelled,

    /// <summary>A region or a driver does not answer.</summary>
    Unavailable,

    /// <summary>A defect of this program.</summary>
    Internal,
}
