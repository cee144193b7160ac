using Robotics.Protos.Mapping;

namespace Robotics.Protos.Episodes;

/// <summary>Episodes: words of the domain to messages of the wire, and back.</summary>
internal static class EpisodeMapping
{
    public static V1.OpenEpisodeResponse ToWire(OpenedEpisode opened)
    {
        V1.EpisodeTask task = new()
        {
            Suite = opened.Suite,
            Name = opened.Name,
            Index = opened.Index,
            Init = opened.Init,
            Instruction = opened.Instruction,
            StepLimit = opened.StepLimit,
            SettleSteps = opened.SettleSteps,
            RestSteps = opened.RestSteps,
            Judged = opened.Judged,
            FilmCamera = opened.FilmCamera,
        };
        task.Settings.AddRange(opened.Settings.Select(s => new V1.Setting { Name = s.Key, Value = s.Value }));
        return new() { Task = task, Body = opened.Body.ToWire() };
    }

    public static OpenedEpisode FromWire(V1.OpenEpisodeResponse response)
    {
        V1.EpisodeTask task = response.Task.Present();
        return new()
        {
            Suite = task.Suite,
            Name = task.Name,
            Index = task.Index,
            Init = task.Init,
            Instruction = task.Instruction,
            StepLimit = task.StepLimit,
            SettleSteps = task.SettleSteps,
            RestSteps = task.RestSteps,
            Judged = task.Judged,
            FilmCamera = task.FilmCamera,
            Settings = task.Settings.ToImmutableSortedDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
            Body = response.Body.FromWire(),
        };
    }

    public static EpisodeOrder FromWire(V1.OpenEpisodeRequest request) => new(request.Suite, request.HasTask ? request.Task : null, request.Init, request.Seed)
    {
        Instruction = request.HasInstruction ? request.Instruction : null,
        Mode = request.Mode,
        Render = request.Render,
        Flip = request.Flip,
        Workaround = request.Workaround,
        Faults = request.Faults,
    };
}
