namespace Robotics.Cortex.Language.Lexicon;

/// <summary>Where something is among its like, or along an edge.</summary>
internal enum Direction
{
    Left,
    Right,
    Front,
    Back,
    Middle,
    Top,
    Bottom,
    Near,
    Far,
}
