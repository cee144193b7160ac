namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>What a thing of a home is good for, beyond what the actions' names say of it.</summary>
[Flags]
internal enum ThingKind
{
    None = 0,

    /// <summary>What is in it while it runs gets hot.</summary>
    Heats = 1,

    /// <summary>What is shut in it gets cold.</summary>
    Cools = 2,

    /// <summary>What is in it under running water gets clean.</summary>
    Rinses = 4,

    /// <summary>Gives water.</summary>
    Pours = 8,

    /// <summary>Slices things.</summary>
    Cuts = 16,

    /// <summary>Gives light.</summary>
    Lights = 32,

    /// <summary>Can be carried, and things can be put into or onto it.</summary>
    Carries = 64,

    /// <summary>A surface where things may be put aside.</summary>
    Spare = 128,
}
