namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>What can be wanted of a thing in a household.</summary>
internal enum WishKind
{
    /// <summary>In or on another.</summary>
    In,
    Holding,
    On,
    Off,
    Open,
    Shut,
    Hot,
    Cold,
    Clean,
    Sliced,

    /// <summary>Anywhere but where it is said to be.</summary>
    Elsewhere,
}
