namespace Robotics.Cerebellum.Motion;

/// <summary>What a skill wants of the next control step.</summary>
/// <param name="Target">X_WT to head for.</param>
/// <param name="Gripper">−1 open … +1 closed.</param>
/// <param name="Phase">What the skill is doing.</param>
/// <param name="Speed">Share of the fastest motion that may be commanded, (0, 1].</param>
/// <param name="Presses">Whether the hand presses against something, so that it is the direction of the force that counts.</param>
internal readonly record struct SkillMove(Pose Target, double Gripper, string Phase, double Speed = 1, bool Presses = false);
