using Robotics.Sim.Evaluation;

namespace Robotics.Host.Composition;

/// <summary>Names tasks by what decides them, so that the same run has the same id and a run on a newer memory has another.</summary>
internal static class TaskIds
{
    public static string Of(EpisodeTask task, long seed, MemorySnapshot memory) =>
        $"{task.Suite}/{task.Index}#{task.Init}-s{seed}-m{memory.LastSequence}";
}
