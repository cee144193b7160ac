namespace Robotics.Core.Scenes;

/// <summary>Whether an object can be carried away.</summary>
public enum Mobility
{
    /// <summary>Fixed to the world; only its articulations move.</summary>
    Fixed,

    /// <summary>Free: it can be picked up or pushed.</summary>
    Movable,
}
