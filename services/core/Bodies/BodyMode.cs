namespace Robotics.Core.Bodies;

/// <summary>What the body is doing, or what keeps it from moving.</summary>
public enum BodyMode
{
    Idle,
    Moving,

    /// <summary>A reflex or the watchdog stopped it; it goes on after an operator's reset.</summary>
    ProtectiveStop,

    /// <summary>Somebody asked for a stop; latched until an operator's reset.</summary>
    EmergencyStop,

    /// <summary>Guided by hand; commands are refused.</summary>
    Manual,
}
