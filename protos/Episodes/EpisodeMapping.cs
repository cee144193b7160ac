using Robotics.Protos.Mapping;

namespace Robotics.Protos.Episodes;

/// <summary>Episodes: words of the domain to messages of the wire, and back.</summary>
internal static class EpisodeMapping
{
    public static V1.OpenEpisodeResponse ToWire(OpenedEpisode opened)
    {
        EpisodeTask task = opened.Task;
        V1.EpisodeTask message = new()
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
        };
        message.Settings.AddRange(task.Settings.Select(s => new V1.Setting { Name = s.Key, Value = s.Value }));
        return new() { Task = message, Body = opened.Body.ToWire() };
    }

    public static OpenedEpisode FromWire(V1.OpenEpisodeResponse response)
    {
        V1.EpisodeTask message = response.Task.Present();
        EpisodeTask task = new()
        {
            Suite = message.Suite,
            Name = message.Name,
            Index = message.Index,
            Init = message.Init,
            Instruction = message.Instruction,
            StepLimit = message.StepLimit,
            SettleSteps = message.SettleSteps,
            RestSteps = message.RestSteps,
            Judged = message.Judged,
            FilmCamera = message.FilmCamera,
            Settings = message.Settings.ToImmutableSortedDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
        };
        return new(task, response.Body.FromWire());
    }

    public static EpisodeOrder FromWire(V1.OpenEpisodeRequest request) => new(request.Suite, request.HasTask ? request.Task : null, request.Init, request.Seed)
    {
        Instruction = request.HasInstruction ? request.Instruction : null,
        Mode = request.Mode,
        Render = request.Render,
        Flip = request.Flip,
        Workaround = request.Workaround,
        Faults = request.Faults,
        RealTime = request.RealTime,
    };
}
