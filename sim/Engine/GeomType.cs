namespace Robotics.Sim.Engine;

/// <summary>The shape of a geom, and what its three sizes in metres mean; the numbers are MuJoCo's (checked against the library at start).</summary>
public enum GeomType
{
    /// <summary>Half length in x and y (0: infinite), and the spacing of grid lines when drawn.</summary>
    Plane = 0,

    HeightField = 1,

    /// <summary>Radius.</summary>
    Sphere = 2,

    /// <summary>Radius, half length of the straight part along z.</summary>
    Capsule = 3,

    /// <summary>Half axes.</summary>
    Ellipsoid = 4,

    /// <summary>Radius, half length along z.</summary>
    Cylinder = 5,

    /// <summary>Half edges.</summary>
    Box = 6,

    /// <summary>Half edges of the mesh's bounding box about its centre.</summary>
    Mesh = 7,
}
