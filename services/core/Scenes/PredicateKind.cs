namespace Robotics.Core.Scenes;

/// <summary>What can be said of a scene. Subject and target are <see cref="EntityId"/>s.</summary>
public enum PredicateKind
{
    /// <summary>The subject rests on the target: an object, a surface region or a place.</summary>
    On,

    /// <summary>The subject's origin is within the target: an inside region, or an object that has one.</summary>
    In,

    /// <summary>The subject is below the target's lowest surface and within its outline.</summary>
    Under,

    /// <summary>Beside the target, with the same support; not on or in it.</summary>
    NextTo,

    /// <summary>Beside the target, to its left as the scene's viewpoint has it. Likewise the next three.</summary>
    LeftOf,
    RightOf,
    InFrontOf,
    Behind,

    /// <summary>The subject, an articulation with use Access, is open. Close is not its negation: between the thresholds it is neither.</summary>
    Open,
    Close,

    /// <summary>The subject, an articulation with use Switch, is on.</summary>
    TurnOn,
    TurnOff,

    /// <summary>The gripper holds the subject.</summary>
    Holding,

    /// <summary>The gripper holds nothing. The subject is empty.</summary>
    HandEmpty,

    /// <summary>Nothing rests on the subject, so that it can be grasped from above.</summary>
    Clear,
}
