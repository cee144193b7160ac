namespace Robotics.Cortex.Language.Lexicon;

/// <summary>The meanings that a verb can have for an arm at a table, or (from Clean on) in a household.</summary>
internal enum Deed
{
    /// <summary>Take something into the hand.</summary>
    Grasp,

    /// <summary>Bring something to a place.</summary>
    Put,

    /// <summary>Put one thing onto another.</summary>
    Stack,

    /// <summary>Slide something to a place.</summary>
    Push,
    Open,
    Close,
    TurnOn,
    TurnOff,

    /// <summary>"The basket contains the soup", "fill the bowl with the blocks": the place comes before the thing.</summary>
    Fill,

    /// <summary>"Secure the door", "secure it in the basket": closing or putting, as its object has it.</summary>
    Secure,

    /// <summary>What may be forbidden: "do not touch the mug".</summary>
    Touch,

    /// <summary>Wash, rinse, wet.</summary>
    Clean,

    /// <summary>Warm, cook.</summary>
    Heat,

    /// <summary>Chill, freeze.</summary>
    Cool,

    /// <summary>Cut to pieces.</summary>
    Slice,

    /// <summary>Look at closely.</summary>
    Examine,

    /// <summary>Let two things change places.</summary>
    Swap,
}
