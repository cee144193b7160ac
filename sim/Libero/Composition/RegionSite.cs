namespace Robotics.Sim.Libero.Composition;

/// <summary>A region that predicates speak of, as a site of the compiled model.</summary>
/// <param name="Key">The region's key, which is the site's name.</param>
/// <param name="Parent">The object or fixture that carries it; null for the workspace.</param>
/// <param name="Joints">The joints that open and close it; empty when nothing does.</param>
internal sealed record RegionSite(string Key, string? Parent, ImmutableArray<string> Joints);
