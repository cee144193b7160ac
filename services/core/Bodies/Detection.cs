namespace Robotics.Core.Bodies;

/// <summary>An object as a detector sees it: its class is known, and nothing says which of its class it is.</summary>
/// <param name="Object">What is known of the class; its id is empty.</param>
/// <param name="Pose">X_WO.</param>
/// <param name="Uncertainty">Of the pose.</param>
/// <param name="Score">How sure the detector is of the class, 0 to 1.</param>
/// <param name="Time">When it was seen (body time).</param>
public sealed record Detection(ObjectDescription Object, Pose Pose, PoseUncertainty Uncertainty, double Score, TimeSpan Time);
