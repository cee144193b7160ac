namespace Robotics.Core.Scenes;

/// <summary>What is perceived at one step: objects, the places of the workspace, the arm. Relations are derived by <see cref="PredicateEvaluator"/>.</summary>
public sealed record SceneGraph
{
    public required TaskStep At { get; init; }

    /// <summary>In ordinal order of id.</summary>
    public required ImmutableArray<SceneObject> Objects { get; init; }

    /// <summary>Named regions of the workspace, fixed in the world.</summary>
    public ImmutableArray<RegionDescription> Places { get; init; } = [];

    public required RobotState Robot { get; init; }

    public Viewpoint Viewpoint { get; init; } = Viewpoint.Base;

    /// <summary>True when poses come from a simulator's truth: every number obtained with it says so.</summary>
    public bool Privileged { get; init; }

    public SceneObject? Find(string id)
    {
        string wanted = EntityId.ObjectOf(id);
        foreach (SceneObject candidate in Objects)
        {
            if (string.Equals(candidate.Id, wanted, StringComparison.Ordinal)) return candidate;
        }

        return null;
    }

    /// <exception cref="RoboticsException">UnknownName: no such object; the message lists the known ones.</exception>
    public SceneObject Get(string id) =>
        Find(id) ?? throw RoboticsException.Unknown("object", id, Objects.Select(o => o.Id));

    /// <summary>The region with this id (<c>o3/top_region</c> or <c>@place</c>) and X_WR; null when there is none.</summary>
    public (RegionDescription Region, Pose Pose, SceneObject? Owner)? FindRegion(string id)
    {
        string label = EntityId.LabelOf(id);
        if (EntityId.IsPlace(id))
        {
            foreach (RegionDescription place in Places)
            {
                if (place.Label == label) return (place, place.Pose, null);
            }

            return null;
        }

        if (!EntityId.IsRegion(id) || Find(id) is not { } owner) return null;
        foreach (RegionDescription region in owner.Description.Regions)
        {
            if (region.Label == label) return (region, owner.RegionPose(region), owner);
        }

        return null;
    }

    /// <summary>The articulation with this id (<c>o3:top_level</c>) and its position; null when there is none.</summary>
    public (ArticulationDescription Articulation, double Position, SceneObject Owner)? FindArticulation(string id)
    {
        if (!EntityId.IsArticulation(id) || Find(id) is not { } owner) return null;
        string label = EntityId.LabelOf(id);
        for (int i = 0; i < owner.Description.Articulations.Length; i++)
        {
            if (owner.Description.Articulations[i].Label == label)
                return (owner.Description.Articulations[i], owner.ArticulationPositions[i], owner);
        }

        return null;
    }
}
