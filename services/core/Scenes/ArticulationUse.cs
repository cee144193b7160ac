namespace Robotics.Core.Scenes;

/// <summary>What people do with an articulated part, and so which predicates speak of it.</summary>
public enum ArticulationUse
{
    /// <summary>A drawer or door: Open and Close.</summary>
    Access,

    /// <summary>A knob or switch: TurnOn and TurnOff.</summary>
    Switch,
}
