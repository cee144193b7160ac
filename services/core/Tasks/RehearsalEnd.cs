namespace Robotics.Core.Tasks;

/// <summary>How a rehearsal ended.</summary>
public enum RehearsalEnd
{
    /// <summary>Every postcondition was reached and nothing was hit.</summary>
    Accepted,

    /// <summary>A postcondition was not reached, or something was hit.</summary>
    Rejected,

    /// <summary>The body cannot be copied; the plan is carried out unrehearsed.</summary>
    NotPossible,
}
