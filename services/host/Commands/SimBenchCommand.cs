using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Robotics.Host.Composition;
using Robotics.Host.Terminal;
using Robotics.Robots;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Measurement;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Host.Commands;

/// <summary><c>robotics sim bench</c>: what a LIBERO task's simulation costs.</summary>
internal static class SimBenchCommand
{
    public static Command Create()
    {
        Option<string> libero = new("--libero") { Description = "SUITE/TASK.", Required = true };
        Option<int> steps = new("--steps") { Description = "Control steps a round.", DefaultValueFactory = _ => 100 };
        Option<int> cameras = new("--cameras") { Description = "Width and height of pictures of both cameras; 0: none.", DefaultValueFactory = _ => 0 };
        Option<int> workers = new("--workers") { Description = "Simulations at the same time.", DefaultValueFactory = _ => 1 };
        Option<bool> json = new("--json") { Description = "Print one JSON object only." };
        Command command = new("bench", "Measure what a LIBERO task's simulation costs.") { libero, steps, cameras, workers, json };
        command.SetAction(parsed =>
        {
            BenchOptions options = new()
            {
                Steps = InRange("--steps", parsed.GetValue(steps), 1, 100_000),
                Cameras = InRange("--cameras", parsed.GetValue(cameras), 0, 4096),
                Workers = InRange("--workers", parsed.GetValue(workers), 1, 256),
            };
            LiberoTask task = TaskCatalog.Parse(parsed.GetValue(libero)!).Task;
            BenchResult result = new LiberoBench(LiberoFiles.Locate(), task, RobotCatalog.Load(Suites.DefaultRobot), options, TimeProvider.System).Run();
            Console.WriteLine(parsed.GetValue(json) ? Json(result, options) : Text(result, options));
            return ExitCode.Success;
        });
        return command;
    }

    private static int InRange(string option, int value, int low, int high) =>
        value >= low && value <= high ? value : throw RoboticsException.Invalid(option, value, $"{low} to {high}");

    private static string Text(BenchResult r, BenchOptions options)
    {
        List<string> lines =
        [
            Invariant($"{r.Task}  {r.Task.Instruction}"),
            Invariant($"fast   {1000 / r.Fast,7:F0} control steps a CPU second  {r.Fast:F2} ms a step{Times(r, r.Fast)}"),
            Invariant($"exact  {1000 / r.Exact,7:F0} control steps a CPU second  {r.Exact:F2} ms a step{Times(r, r.Exact)}"),
            Invariant($"bare   {1000 / r.Bare,7:F0} × 25 (mj_step1, mj_step2)        {r.Bare:F2} ms; the environment adds {100 * r.Overhead:F1} %"),
            Invariant($"of a fast step: physics {r.Bare:F3} ms, control {r.Control:F3} ms, observation {r.Observation:F3} ms"),
            Invariant($"{r.BytesPerStep:F0} managed bytes a step"),
            Invariant($"reset {r.Reset:F1} ms (the original's, which compiles: {BenchResult.OriginalResetMs:F0} ms or more, measured elsewhere: {BenchResult.OriginalResetMs / r.Reset:F0} times)"),
            Invariant($"load physics: compile {r.Load.Compile:F0} ms, from the cache {r.Load.Cached:F0} ms ({r.Load.Compile / r.Load.Cached:F1} times faster)"),
        ];
        if (r.Render is { } pictures)
        {
            lines.Add(Invariant($"both pictures at {options.Cameras} px: exact {pictures.Exact:F1} ms, fast {pictures.Fast:F1} ms ({pictures.Exact / pictures.Fast:F1} times the frames; they differ by {pictures.Difference:F2} of 255 in the mean)"));
        }

        if (r.LoadPictures is { } whole)
            lines.Add(Invariant($"load with pictures: compile {whole.Compile:F0} ms, from the cache {whole.Cached:F0} ms ({whole.Compile / whole.Cached:F1} times faster)"));
        if (options.Workers > 1)
            lines.Add(Invariant($"{options.Workers} workers: {r.WallStepsPerSecond.All:F0} steps a second of wall time, {r.WallStepsPerSecond.All / r.WallStepsPerSecond.One:F2} times one worker's"));
        if (r.Original is { } original) lines.Add(Invariant($"The original's {original:F0} steps a second were measured elsewhere, on two quiet cores."));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Times(BenchResult r, double milliseconds) => r.Ratio(milliseconds) is { } ratio ? Invariant($"  {ratio:F1} times the original") : "";

    private static string Json(BenchResult r, BenchOptions options) => JsonSerializer.Serialize(new
    {
        task = r.Task.ToString(),
        steps = options.Steps,
        fast = Mode(r, r.Fast),
        exact = Mode(r, r.Exact),
        bareMs = r.Bare,
        overhead = r.Overhead,
        managedBytesPerStep = r.BytesPerStep,
        breakdownMs = new { physics = r.Bare, control = r.Control, observation = r.Observation, render = r.Render?.Exact, renderFast = r.Render?.Fast },
        cameras = options.Cameras,
        renderFastDifference = r.Render?.Difference,
        resetMs = r.Reset,
        load = Load(r.Load),
        loadWithPictures = r.LoadPictures is { } whole ? Load(whole) : null,
        workers = new { count = options.Workers, stepsPerWallSecond = r.WallStepsPerSecond.All, scaling = r.WallStepsPerSecond.All / r.WallStepsPerSecond.One },
        original = r.Original is { } original ? new { stepsPerSecond = original, measuredElsewhere = true } : null,
    });

    private static object Mode(BenchResult r, double milliseconds) =>
        new { msPerStep = milliseconds, stepsPerCpuSecond = 1000 / milliseconds, timesOriginal = r.Ratio(milliseconds) };

    private static object Load((double Compile, double Cached) load) =>
        new { compileMs = load.Compile, cachedMs = load.Cached, timesFaster = load.Compile / load.Cached };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
