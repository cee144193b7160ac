using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

/// <summary>Hand-made lines of results.</summary>
internal static class Lines
{
    public static EpisodeLine Ran(int task, int init, bool success) => new()
    {
        Status = EpisodeStatus.Ran,
        Suite = "made",
        Task = task,
        TaskName = $"task {task}",
        Instruction = "do it",
        Init = init,
        Seed = 0,
        Success = success,
        Claimed = success,
        Steps = 100 + init,
        Perception = "truth",
        Privileged = true,
        Executor = "skills",
        Cause = success ? Cause.None : Cause.Missed,
        Text = success ? "the goal is reached" : "the gripper closed on nothing",
    };
}
