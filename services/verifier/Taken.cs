namespace Robotics.Verifier;

/// <summary>How the subject was when the hand took it.</summary>
/// <param name="InHand">X_TO.</param>
/// <param name="Width">Distance between the pads, metres.</param>
/// <param name="Error">Standard deviation of where it was in the hand, metres.</param>
internal sealed record Taken(Pose InHand, double Width, double Error);
