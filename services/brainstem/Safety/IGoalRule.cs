namespace Robotics.Brainstem.Safety;

/// <summary>Clips the TCP pose that a row asks for. No allocation.</summary>
internal interface IGoalRule : ISafetyRule
{
    /// <summary>Changes the goal X_WG in place; true when it did.</summary>
    bool Clip(ref Pose X_WG);
}
