namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>What a numbered action does, by the words of its name.</summary>
internal enum ActionVerb
{
    /// <summary>Goes to a thing or a place: "find a …", "navigate to the …".</summary>
    Go,
    PickUp,

    /// <summary>Puts what is held at the place that was gone to: "put down the object in hand".</summary>
    PutDown,

    /// <summary>Puts what is held at a named place: "place at the …".</summary>
    PlaceAt,

    /// <summary>Lets go of what is held where the robot is.</summary>
    Drop,
    Open,
    Close,
    TurnOn,
    TurnOff,
    Slice,

    /// <summary>A move or a turn of the robot itself.</summary>
    Move,
}
