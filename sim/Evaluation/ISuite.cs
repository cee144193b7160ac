namespace Robotics.Sim.Evaluation;

/// <summary>A named, ordered set of tasks, and how to open an episode of one.</summary>
public interface ISuite
{
    string Name { get; }

    /// <summary>Task names in the published order; listed whether or not their files are here.</summary>
    ImmutableArray<string> Tasks { get; }

    /// <summary>Initial states that every task has.</summary>
    int Inits { get; }

    /// <exception cref="RoboticsException">
    /// InvalidArgument: the task or initial state is out of range. MissingDependency: a file that the task needs is absent, named with the task.
    /// MalformedFile: a file is damaged, with the place.
    /// </exception>
    IEpisode Open(EpisodeRequest request);
}
