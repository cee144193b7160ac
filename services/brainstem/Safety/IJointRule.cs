using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>Limits the motion of the joints in one servo period. No allocation.</summary>
internal interface IJointRule : ISafetyRule
{
    /// <summary>Changes <paramref name="nextVelocity"/>, the joint velocities at the end of the period (rad/s), in place; true when it did.</summary>
    bool Limit(Arm arm, Span<double> nextVelocity);
}
