namespace Robotics.Sim.Libero.Language;

/// <summary>How an instruction was understood, by the task's own goal.</summary>
public enum GroundingScore
{
    /// <summary>The goal holds all that the task's goal lacks at the start, of the same instances, and nothing more than opening, closing or switching that the instruction says.</summary>
    Right,

    /// <summary>Another goal, believed.</summary>
    Wrong,

    /// <summary>A question, or not understood.</summary>
    Asked,
}
