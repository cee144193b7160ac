namespace Robotics.Cortex.Language.Parsing;

/// <summary>How a clause is meant.</summary>
internal enum Force
{
    /// <summary>Chatter and circumstance: "after washing the bowl".</summary>
    None,

    /// <summary>It may be wanted: "to store the bowl inside", "we always put the bowl on the plate".</summary>
    Weak,

    /// <summary>It is asked for.</summary>
    Strong,

    /// <summary>It is forbidden: "do not touch the mug".</summary>
    Forbidden,
}
