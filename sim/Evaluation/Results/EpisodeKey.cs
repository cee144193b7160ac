namespace Robotics.Sim.Evaluation.Results;

/// <summary>Names an episode of an evaluation. Ordered by suite, task, initial state and seed.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Task">Number in the suite's order.</param>
/// <param name="Init">Initial state, 0-based.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
public readonly record struct EpisodeKey(string Suite, int Task, int Init, long Seed) : IComparable<EpisodeKey>
{
    public int CompareTo(EpisodeKey other)
    {
        int suite = string.CompareOrdinal(Suite, other.Suite);
        return suite != 0 ? suite : (Task, Init, Seed).CompareTo((other.Task, other.Init, other.Seed));
    }

    public override string ToString() => FormattableString.Invariant($"{Suite}/{Task}#{Init} seed {Seed}");

    /// <summary>Names the task by what decides it, so that the same run has the same id and a run on a newer memory has another.</summary>
    public string TaskId(MemorySnapshot memory) => FormattableString.Invariant($"{Suite}/{Task}#{Init}-s{Seed}-m{memory.LastSequence}");

    /// <summary>The same as a name of a folder or file.</summary>
    public string FileName => FormattableString.Invariant($"{Suite}-{Task}-{Init}-s{Seed}");
}
