using System.Globalization;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>Tells a person how far an evaluation is: a bar on a terminal, now and then a line in a pipe, both with success rate and time left.</summary>
internal sealed class JobReporter(IAnsiConsole console, TimeProvider clock) : IJobWatcher
{
    private const int LinesInAPipe = 20;

    private readonly List<EpisodeLine> _lines = [];
    private ProgressTask? _bar;
    private long _start;
    private int _kept;
    private int _episodes;

    /// <summary>Reports while the job runs.</summary>
    public async Task WatchAsync(string folder, Func<IJobWatcher, Task> job)
    {
        console.MarkupLine($"[grey]results in {Markup.Escape(folder)}[/]");
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            await job(this);
            return;
        }

        await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                _bar = context.AddTask("starting");
                await job(this);
            });
    }

    public void Began(int episodes, ImmutableArray<EpisodeLine> kept)
    {
        (_episodes, _kept, _start) = (episodes, kept.Length, clock.GetTimestamp());
        _lines.AddRange(kept);
        if (_kept > 0) console.MarkupLine($"[grey]{_kept} of {episodes} episodes are there already[/]");
        if (_bar is null) return;
        _bar.MaxValue = Math.Max(1, episodes);
        Show();
    }

    public void Ended(EpisodeLine line)
    {
        _lines.Add(line);
        int every = Math.Max(1, _episodes / LinesInAPipe);
        if (_bar is not null) Show();
        else if (_lines.Count % every == 0 || _lines.Count == _episodes) console.WriteLine(Text());
    }

    private void Show()
    {
        _bar!.Value = _lines.Count;
        _bar.Description = Markup.Escape(Text());
    }

    private string Text()
    {
        SuccessRate rate = SuccessRate.Of(_lines);
        int done = _lines.Count - _kept;
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        TimeSpan left = done == 0 ? TimeSpan.Zero : elapsed / done * (_episodes - _lines.Count);
        string eta = done == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  {elapsed.TotalSeconds / done:0.0} s an episode, {left:h\\:mm\\:ss} left");
        return string.Create(
            CultureInfo.InvariantCulture, $"{_lines.Count}/{_episodes}  {rate.Successes} of {rate.N} succeeded ({100 * rate.Rate ?? 0:0} %){eta}");
    }
}
