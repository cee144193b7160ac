namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>Why the served robot holds still.</summary>
public enum HoldCause
{
    /// <summary>It follows commands, or rests at the end of them.</summary>
    None,

    /// <summary>Commands stopped coming in the middle of a motion.</summary>
    CommandsLost,

    /// <summary>Whoever streamed commands has left the graph.</summary>
    CommanderGone,

    /// <summary>A command was refused: not finite, of other joints, or beyond the limits.</summary>
    CommandRefused,
}
