namespace Robotics.Sim.Libero.Bddl;

/// <summary>A region of the workspace, or a site of an object. Its key is <c>target_name</c>.</summary>
/// <param name="Key">How predicates call it: the target's name, an underscore, the region's own name.</param>
/// <param name="Target">The instance or workspace that carries it.</param>
/// <param name="Rectangle">Where its middle may be, in metres from the middle of the workspace: x0, y0, x1, y1; null for a site of an object.</param>
/// <param name="Yaw">The range of the heading of a fixture put here, rad.</param>
/// <param name="Rgba">The colour of its marker, red, green, blue, alpha in 0…1.</param>
public sealed record BddlRegion(
    string Key,
    string Target,
    (double X0, double Y0, double X1, double Y1)? Rectangle,
    (double Low, double High) Yaw,
    (double Red, double Green, double Blue, double Alpha) Rgba);
