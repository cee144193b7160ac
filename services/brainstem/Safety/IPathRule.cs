using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>
/// Judges the way on which the arm would still come to rest. A motion whose braking way breaks a rule is not begun: the arm brakes on the way that was judged
/// one period before, so that a state from which the arm cannot stop in time is never entered. No allocation.
/// </summary>
internal interface IPathRule : ISafetyRule
{
    bool Allows(Arm arm, StopPath path);
}
