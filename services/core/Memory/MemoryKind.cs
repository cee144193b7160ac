namespace Robotics.Core.Memory;

/// <summary>What a memory event records.</summary>
public enum MemoryKind
{
    /// <summary>A task began: the instruction and what was seen.</summary>
    Episode,

    /// <summary>The plan that was made.</summary>
    Plan,

    /// <summary>A subgoal ended: verb, object, steps, cause.</summary>
    Subgoal,

    /// <summary>A verdict that changed something.</summary>
    Verdict,

    /// <summary>How a recovery went.</summary>
    Recovery,

    /// <summary>How the task ended.</summary>
    Outcome,

    /// <summary>Where an object was last seen.</summary>
    Place,

    /// <summary>Something that is true beyond one episode.</summary>
    Fact,
}
