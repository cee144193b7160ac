using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Cortex;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Regions;

/// <summary>An episode whose brain is spread over processes.</summary>
internal sealed class ApartStage : IStage
{
    private readonly IEpisodes _episodes;

    private ApartStage(IServiceProvider regions, BrainOptions options, OpenedEpisode opened)
    {
        _episodes = regions.GetRequiredService<IEpisodes>();
        Body = regions.GetRequiredService<IBody>();
        Memory = regions.GetRequiredService<IMemory>();
        Runner = regions.GetRequiredService<ITaskRunners>().For(options);
        Description = opened.Body;
        Task = opened.Task;
    }

    public EpisodeTask Task { get; }

    public BodyDescription Description { get; }

    public IBody Body { get; }

    public ITaskRunner Runner { get; }

    public IMemory Memory { get; }

    /// <summary>Opens the episode where the body is.</summary>
    public static async ValueTask<ApartStage> OpenAsync(IServiceProvider regions, BrainOptions options, EpisodeOrder order, CancellationToken ct) =>
        new(regions, options, await regions.GetRequiredService<IEpisodes>().OpenAsync(order, ct));

    public void See(TaskEvent e)
    {
    }

    public async ValueTask<StageJudgement> JudgeAsync(bool rest, double gripper, CancellationToken ct)
    {
        EpisodeJudgement judged = await _episodes.JudgeAsync(rest, gripper, rest ? ct : CancellationToken.None);
        return new(judged.Success, judged.SuccessAtEnd) { Faults = [.. judged.Faults.Select(f => new FaultFired(f.Fault, f.Step, f.Text))] };
    }
}
