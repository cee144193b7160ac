namespace Robotics.Core.Scenes;

/// <summary>Distances, in metres, at which a relation begins to hold. Those of goals are a little stricter than LIBERO's, so that what holds here holds there.</summary>
public static class SceneThresholds
{
    /// <summary>Surfaces closer than this touch.</summary>
    public const double Contact = 0.002;

    /// <summary>Origins closer than this sideways count as stacked on one another (LIBERO's On between objects has 0.03).</summary>
    public const double Stacked = 0.027;

    /// <summary>How far below a surface region's upper face the origin of what is on it may be (LIBERO: 0.005).</summary>
    public const double BelowSurface = 0.004;

    /// <summary>How far above a surface region's upper face the origin of what is on it may be (LIBERO: 0.10).</summary>
    public const double AboveSurface = 0.097;

    /// <summary>How far below an inside region the origin of what is in it may be (LIBERO: 0.01).</summary>
    public const double BelowInside = 0.008;

    /// <summary>The same for what stands in the region, its middle inside: then the foot may be lower than LIBERO has it at rest, though not on the way in.</summary>
    public const double FootBelowInside = 0.02;

    /// <summary>How far within the sides of a region an origin must be; at most a tenth of the region's half extent.</summary>
    public const double RegionMargin = 0.002;

    /// <summary>Outlines closer than this sideways count as next to each other.</summary>
    public const double Beside = 0.10;

    /// <summary>Outlines closer than this sideways count as to the left, right, front or back of each other.</summary>
    public const double Side = 0.25;

    /// <summary>What carries something pushes it at least this much upwards: the least vertical component of the contact's unit normal.</summary>
    public const double Upward = 0.35;

    /// <summary>An object believed in less than this counts as not seen.</summary>
    public const double Confidence = 0.5;
}
