namespace Robotics.Core.Tasks;

/// <summary>Why a skill session is ended.</summary>
public enum EndReason
{
    /// <summary>It said itself that it was finished or had failed.</summary>
    Finished,

    /// <summary>The verdict was "satisfied".</summary>
    Satisfied,

    /// <summary>The verdict was "violated".</summary>
    Violated,

    /// <summary>The budget is used up.</summary>
    OutOfBudget,

    /// <summary>The task was cancelled or the body stopped.</summary>
    Cancelled,
}
