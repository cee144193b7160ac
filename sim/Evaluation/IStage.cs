namespace Robotics.Sim.Evaluation;

/// <summary>An environment at its initial state with a brain around its body: in this process, or apart. For one episode.</summary>
public interface IStage
{
    EpisodeTask Task { get; }

    /// <summary>The body, for observers.</summary>
    IBody Body { get; }

    ITaskRunner Runner { get; }

    IMemory Memory { get; }

    /// <summary>Takes an event in, before any observer does.</summary>
    void See(TaskEvent e);

    /// <summary>Lets the world come to rest and asks the environment's own goal check.</summary>
    /// <param name="rest">Whether it may come to rest first: not after a stop or a divergence.</param>
    /// <param name="gripper">How the gripper is kept, −1 open … +1 closed.</param>
    /// <param name="ct">Cancels the rest.</param>
    ValueTask<StageJudgement> JudgeAsync(bool rest, double gripper, CancellationToken ct);
}
