namespace Robotics.Core.Tasks;

/// <summary>What can be done after a violated verdict or a failed skill.</summary>
public enum RecoveryKind
{
    /// <summary>The same subgoal again.</summary>
    Retry,

    /// <summary>The same subgoal with a grasp that has not failed yet.</summary>
    AnotherGrasp,

    /// <summary>Open the gripper, lift, retreat to the home pose, look again; then the same subgoal.</summary>
    Retreat,

    /// <summary>Hold still and look, unless what is seen is certain; then the same subgoal.</summary>
    LookAgain,

    /// <summary>Plan anew from the current scene.</summary>
    Replan,

    /// <summary>Ask the operator.</summary>
    AskOperator,
}
