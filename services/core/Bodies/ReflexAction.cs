namespace Robotics.Core.Bodies;

/// <summary>What a reflex does. All but slowing down latch a protective stop, which an operator resets.</summary>
public enum ReflexAction
{
    /// <summary>The arm is braked and held.</summary>
    Stop,

    /// <summary>The arm goes back to where it was half a second before, and is held.</summary>
    Retreat,

    /// <summary>The gripper opens; the arm is braked and held.</summary>
    OpenGripper,

    /// <summary>The arm is slower as long as the cause lasts.</summary>
    SlowDown,
}
