namespace Robotics.Core.Scenes;

/// <summary>Distances, in metres, at which a relation begins to hold.</summary>
public static class SceneThresholds
{
    /// <summary>Surfaces closer than this touch.</summary>
    public const double Contact = 0.006;

    /// <summary>Centres closer than this sideways count as stacked on one another (LIBERO's On between objects has 0.03).</summary>
    public const double Stacked = 0.03;

    /// <summary>Outlines closer than this sideways count as next to each other.</summary>
    public const double Beside = 0.20;
}
