namespace Robotics.Sim.Scenes;

/// <summary>What may be practised in a scene, to learn from: instructions beyond the named tasks, drawn by weight.</summary>
/// <param name="Draws">Weight, and how a task is drawn.</param>
public sealed record ScenePractice(ImmutableArray<(double Weight, Func<RandomStream, SceneTask> Draw)> Draws)
{
    /// <summary>A task without a goal check.</summary>
    public SceneTask Draw(RandomStream random)
    {
        double at = random.NextBetween(0, Draws.Sum(d => d.Weight));
        foreach ((double weight, Func<RandomStream, SceneTask> draw) in Draws)
        {
            at -= weight;
            if (at < 0) return draw(random);
        }

        return Draws[^1].Draw(random);
    }
}
