using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>Watches an evaluation go on. Calls come one at a time, from the workers' threads.</summary>
public interface IJobWatcher
{
    /// <param name="episodes">All that were asked for.</param>
    /// <param name="kept">Lines that were there before.</param>
    void Began(int episodes, ImmutableArray<EpisodeLine> kept);

    /// <summary>A line is on disk.</summary>
    void Ended(EpisodeLine line);
}
