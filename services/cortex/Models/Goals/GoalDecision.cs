namespace Robotics.Cortex.Models.Goals;

/// <summary>What a model makes of an instruction.</summary>
internal enum GoalDecision
{
    /// <summary>It means these literals.</summary>
    Goal,

    /// <summary>Nobody but the person can say.</summary>
    Ask,
}
