namespace Robotics.Sim.Scenes;

/// <summary>A named task of a scene: what is said, and what must be true of the simulation afterwards.</summary>
/// <param name="Name">Unique in the scene.</param>
/// <param name="Instruction">The sentence that the brain is given.</param>
/// <param name="Goal">The goal over the simulator's truth. Called after each control step: it allocates nothing.</param>
public sealed record SceneTask(string Name, string Instruction, Predicate<SceneTruth> Goal)
{
    /// <summary>Bodies that begin inside another body, instead of on the table.</summary>
    public ImmutableArray<(string Body, string Container)> Inside { get; init; } = [];

    /// <summary>Bodies that begin without a turn, instead of at a heading that is drawn.</summary>
    public ImmutableArray<string> Unturned { get; init; } = [];
}
