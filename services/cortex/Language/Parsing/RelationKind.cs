namespace Robotics.Cortex.Language.Parsing;

/// <summary>What a preposition says of place.</summary>
internal enum RelationKind
{
    On,
    In,
    Under,
    NextTo,
    Between,

    /// <summary>"from the stove", "off the plate": where something is, and shall be no longer.</summary>
    From,

    /// <summary>"to the plate", "there": a place, without saying whether on it or in it.</summary>
    To,

    /// <summary>"to the left of", "at the back", "in the middle of": a direction, from something or of the scene.</summary>
    Toward,
}
