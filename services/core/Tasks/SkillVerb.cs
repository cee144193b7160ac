namespace Robotics.Core.Tasks;

/// <summary>What a subgoal does. The printed form of a subgoal starts with the verb's words.</summary>
public enum SkillVerb
{
    /// <summary>Close the gripper on the object and lift it clear of what carries it.</summary>
    PickUp,

    /// <summary>Put the held object down on, in, under or next to something, and let go.</summary>
    Place,

    /// <summary>Move a drawer or door to its open end.</summary>
    Open,

    /// <summary>Move a drawer or door to its closed end.</summary>
    Close,

    /// <summary>Turn a knob to its on position.</summary>
    TurnOn,

    /// <summary>Turn a knob to its off position.</summary>
    TurnOff,

    /// <summary>Slide an object over its support to a place, without lifting it.</summary>
    Push,

    /// <summary>Open the gripper where it is and move away upwards.</summary>
    Release,

    /// <summary>Hold still, the gripper as it is, and look.</summary>
    Look,
}
