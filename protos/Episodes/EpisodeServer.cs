using Grpc.Core;

namespace Robotics.Protos.Episodes;

/// <summary>Answers <c>EpisodeService</c> with the environment of this process.</summary>
internal sealed class EpisodeServer(IEpisodes episodes) : V1.EpisodeService.EpisodeServiceBase
{
    public override async Task<V1.OpenEpisodeResponse> OpenEpisode(V1.OpenEpisodeRequest request, ServerCallContext context) =>
        EpisodeMapping.ToWire(await episodes.OpenAsync(EpisodeMapping.FromWire(request), context.CancellationToken));

    public override async Task<V1.JudgeEpisodeResponse> JudgeEpisode(V1.JudgeEpisodeRequest request, ServerCallContext context)
    {
        EpisodeJudgement judged = await episodes.JudgeAsync(request.Rest, request.Gripper, context.CancellationToken);
        V1.JudgeEpisodeResponse response = new() { SuccessAtEnd = judged.SuccessAtEnd };
        if (judged.Success is { } success) response.Success = success;
        response.Faults.AddRange(judged.Faults.Select(f => new V1.FiredFault { Fault = f.Fault, Step = f.Step, Text = f.Text }));
        return response;
    }
}
