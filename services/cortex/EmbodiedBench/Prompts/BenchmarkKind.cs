namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>What an EmbodiedBench prompt asks for.</summary>
internal enum BenchmarkKind
{
    /// <summary>EB-ALFRED and EB-Habitat: things of a home, by numbered actions.</summary>
    Household,

    /// <summary>EB-Navigation: moves and turns, by numbered actions.</summary>
    Navigation,

    /// <summary>EB-Manipulation: discrete gripper poses.</summary>
    Manipulation,
}
