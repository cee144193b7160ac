namespace Robotics.Sim.Scenes;

/// <summary>What may be practised in a scene, to learn from: instructions beyond the named tasks, drawn by weight.</summary>
/// <param name="Draws">Weight, and how a task is drawn.</param>
public sealed record ScenePractice(ImmutableArray<(double Weight, Func<RandomStream, SceneTask> Draw)> Draws)
{
    private const int MostDraws = 1000;

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

    /// <summary>A task whose instruction has one of the texts in it; no texts: any.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: none was drawn in many draws.</exception>
    public SceneTask Draw(RandomStream random, ImmutableArray<string> about)
    {
        for (int i = 0; i < MostDraws; i++)
        {
            SceneTask task = Draw(random);
            if (about.IsEmpty || about.Any(text => task.Instruction.Contains(text, StringComparison.OrdinalIgnoreCase))) return task;
        }

        throw RoboticsException.Invalid("What is to be practised", $"'{string.Join("', '", about)}'", "words of an instruction, e.g. 'in the bowl'");
    }
}
