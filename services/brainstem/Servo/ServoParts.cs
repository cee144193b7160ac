using Robotics.Brainstem.Safety;

namespace Robotics.Brainstem.Servo;

/// <summary>What a servo law is made from.</summary>
internal sealed record ServoParts(Arm Arm, SafetyFilter Filter, SafetyLimits Limits, ServoBodyOptions Options, BodyDescription Body);
