namespace Robotics.Protos.Episodes;

/// <summary>Episodes of a simulated environment whose body a brainstem drives: for those who run demonstrations and evaluations, never for a brain.</summary>
/// <remarks>One episode at a time: opening the next ends the one before.</remarks>
public interface IEpisodes
{
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument: suite, task, initial state, a fault. MissingDependency: a file is absent.</exception>
    ValueTask<OpenedEpisode> OpenAsync(EpisodeOrder order, CancellationToken ct);

    /// <summary>Lets the world come to rest and asks the environment's own goal check.</summary>
    /// <param name="rest">Whether it may come to rest first.</param>
    /// <param name="gripper">How the gripper is kept, −1 open … +1 closed.</param>
    /// <param name="ct">Cancels the rest.</param>
    ValueTask<EpisodeJudgement> JudgeAsync(bool rest, double gripper, CancellationToken ct);
}
