namespace Robotics.Sim.Libero.Bddl;

/// <summary>What a BDDL file says: scene class, things, regions, initial state and goal. Lists keep the order of the file.</summary>
/// <param name="Name">The scene class, e.g. <c>libero_tabletop_manipulation</c>.</param>
/// <param name="Language">The sentence of the file. The instruction of a task is derived from its name instead, and differs in places.</param>
/// <param name="Fixtures">Things that do not move as a whole, grouped by category in the order in which the categories first appear.</param>
/// <param name="Objects">Things that move, grouped likewise: the order of their positions in the state vector.</param>
/// <param name="Regions">Regions of the workspace and named sites of objects, by key.</param>
/// <param name="ObjectsOfInterest">What the task is about. Never shown to the brain.</param>
/// <param name="Init">What holds at the start. Never shown to the brain.</param>
/// <param name="Goal">What must hold at the same time for success. Never shown to the brain.</param>
public sealed record BddlProblem(
    string Name,
    string Language,
    ImmutableArray<BddlInstance> Fixtures,
    ImmutableArray<BddlInstance> Objects,
    ImmutableArray<BddlRegion> Regions,
    ImmutableArray<string> ObjectsOfInterest,
    ImmutableArray<BddlPredicate> Init,
    ImmutableArray<BddlPredicate> Goal);
