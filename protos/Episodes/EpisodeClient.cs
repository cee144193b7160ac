using Robotics.Protos.Calls;

namespace Robotics.Protos.Episodes;

/// <summary>The environment in the brainstem's process.</summary>
/// <param name="channel">The brainstem's; the caller keeps it.</param>
public sealed class EpisodeClient(RegionChannel channel) : IEpisodes
{
    /// <summary>Opening compiles a scene, and judging plays the rest.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly V1.EpisodeService.EpisodeServiceClient _client = new(channel.Calls);

    public async ValueTask<OpenedEpisode> OpenAsync(EpisodeOrder order, CancellationToken ct)
    {
        V1.OpenEpisodeRequest request = new()
        {
            Suite = order.Suite,
            Init = order.Init,
            Seed = order.Seed,
            Mode = order.Mode,
            Render = order.Render,
            Flip = order.Flip,
            Workaround = order.Workaround,
            Faults = order.Faults,
            RealTime = order.RealTime,
        };
        if (order.Task is { } task) request.Task = task;
        if (order.Instruction is { } instruction) request.Instruction = instruction;
        return EpisodeMapping.FromWire(await _client.OpenEpisodeAsync(request, deadline: Deadline, cancellationToken: ct));
    }

    public async ValueTask<EpisodeJudgement> JudgeAsync(bool rest, double gripper, CancellationToken ct)
    {
        V1.JudgeEpisodeResponse judged = await _client.JudgeEpisodeAsync(new() { Rest = rest, Gripper = gripper }, deadline: Deadline, cancellationToken: ct);
        return new(judged.HasSuccess ? judged.Success : null, judged.SuccessAtEnd, [.. judged.Faults.Select(f => (f.Fault, f.Step, f.Text))]);
    }

    private DateTime Deadline => (channel.Options.Clock.GetUtcNow() + Patience).UtcDateTime;
}
