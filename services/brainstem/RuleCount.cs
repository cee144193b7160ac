namespace Robotics.Brainstem;

/// <summary>How often a rule of the safety filter acted.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Steps">Control steps in which it did.</param>
public readonly record struct RuleCount(string Rule, long Steps);
