namespace Robotics.Thalamus.Truth;

/// <summary>Where the hand was at a time.</summary>
/// <param name="Time">Body time.</param>
/// <param name="Tcp">X_WT.</param>
/// <param name="Width">Distance between the pads, metres.</param>
internal readonly record struct HandMoment(TimeSpan Time, Pose Tcp, double Width);
