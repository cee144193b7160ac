namespace Robotics.Verifier;

/// <summary>How the subject was when the hand took it.</summary>
/// <param name="Before">Where it was just before, metres, world frame.</param>
/// <param name="InHand">X_TO.</param>
/// <param name="Width">Distance between the pads, metres.</param>
/// <param name="Error">Standard deviation of where it was in the hand, metres.</param>
/// <param name="FromTheStart">Whether it was in the hand when the subgoal began.</param>
internal sealed record Taken(Vec3 Before, Pose InHand, double Width, double Error, bool FromTheStart);
