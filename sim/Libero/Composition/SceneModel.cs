using Robotics.Sim.Libero.Bddl;

namespace Robotics.Sim.Libero.Composition;

/// <summary>A whole task's model, ready to be compiled from memory, and what the environment needs to know of it.</summary>
internal sealed record SceneModel
{
    public required BddlProblem Problem { get; init; }

    public required SceneClass Class { get; init; }

    /// <summary>The merged model in MJCF. Its file names are the keys of <see cref="Files"/>.</summary>
    public required string Xml { get; init; }

    /// <summary>Meshes and textures by the name that the model gives them.</summary>
    public required SceneFiles Files { get; init; }

    /// <summary>Movable objects in the order of the state vector.</summary>
    public required ImmutableArray<ObjectModel> Objects { get; init; }

    /// <summary>Fixtures in file order, the workspace left out.</summary>
    public required ImmutableArray<ObjectModel> Fixtures { get; init; }

    /// <summary>Regions that can be asked about, in file order.</summary>
    public required ImmutableArray<RegionSite> Regions { get; init; }
}
