namespace Robotics.Brainstem.Safety;

/// <summary>One rule of the safety filter. Rules are data: the filter runs a list of them in order and counts each.</summary>
internal interface ISafetyRule
{
    /// <summary>As it stands in <see cref="AppliedStep.Clipped"/> and in the counts; lower case with underscores.</summary>
    string Name { get; }
}
