namespace Robotics.Host.Composition;

/// <summary>A thing that can be named on the command line.</summary>
internal sealed record CatalogEntry(string Name, string About);
