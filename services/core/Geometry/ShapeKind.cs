namespace Robotics.Core.Geometry;

/// <summary>The kinds of convex shape.</summary>
public enum ShapeKind
{
    Box,
    Sphere,

    /// <summary>A cylinder along z with flat ends.</summary>
    Cylinder,

    /// <summary>A cylinder along z with hemispherical ends.</summary>
    Capsule,
    Ellipsoid,

    /// <summary>The convex hull of a set of points.</summary>
    Hull,
}
