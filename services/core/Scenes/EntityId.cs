namespace Robotics.Core.Scenes;

/// <summary>How the things that a predicate speaks of are written: <c>o3</c> an object, <c>o3/top_region</c> one of its regions,
/// <c>o3:top_level</c> one of its articulations, <c>@left_of_plate</c> a place of the workspace.</summary>
public static class EntityId
{
    public static string Region(string objectId, string label) => $"{objectId}/{label}";

    public static string Articulation(string objectId, string label) => $"{objectId}:{label}";

    public static string Place(string label) => $"@{label}";

    public static bool IsRegion(string id) => id.Contains('/', StringComparison.Ordinal);

    public static bool IsArticulation(string id) => id.Contains(':', StringComparison.Ordinal);

    public static bool IsPlace(string id) => id.StartsWith('@');

    /// <summary>The object part of an id; for a place of the workspace the id itself.</summary>
    public static string ObjectOf(string id)
    {
        if (IsPlace(id)) return id;
        int end = id.AsSpan().IndexOfAny('/', ':');
        return end < 0 ? id : id[..end];
    }

    /// <summary>What follows the object: the region's, articulation's or place's label; empty for an object.</summary>
    public static string LabelOf(string id)
    {
        if (IsPlace(id)) return id[1..];
        int end = id.AsSpan().IndexOfAny('/', ':');
        return end < 0 ? "" : id[(end + 1)..];
    }
}
