using System.Text.Json;

namespace Robotics.Benchmarks;

/// <summary>The benchmarks by name: <c>robotics bench [NAME] [--json]</c>. Adding one is a line here.</summary>
internal static class BenchmarkCatalog
{
    private const int Success = 0, BadInput = 2, MissingDependency = 4;

    private static readonly SortedDictionary<string, Func<SortedDictionary<string, object>>> All = new(StringComparer.Ordinal)
    {
        ["apart"] = Apart.LoopBenchmark.Run,
        ["equal"] = Apart.EqualityBenchmark.Run,
        ["hops"] = Apart.HopBenchmark.Run,
        ["planner"] = PlannerBenchmark.Run,
        ["policy"] = PolicyBenchmark.Run,
        ["ros2"] = RosBenchmark.Run,
        ["servo"] = Servo.ServoBenchmark.Run,
        ["stops"] = Servo.StopBenchmark.Run,
    };

    /// <summary>Runs the named benchmark, or all, and writes what each measured.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        bool json = args.Contains("--json");
        string[] names = [.. args.Where(arg => arg != "--json")];
        if (names.FirstOrDefault(name => !All.ContainsKey(name)) is { } unknown)
        {
            errors.WriteLine($"robotics: there is no benchmark '{unknown}'. Known: {string.Join(", ", All.Keys)}.");
            return BadInput;
        }

        SortedDictionary<string, object> results = new(StringComparer.Ordinal);
        try
        {
            foreach (string name in All.Keys.Where(name => names.Length == 0 || names.Contains(name))) results[name] = All[name]();
        }
        catch (RoboticsException missing) when (missing.Code == ErrorCode.MissingDependency)
        {
            errors.WriteLine($"robotics: {missing.Message}");
            return MissingDependency;
        }

        output.WriteLine(JsonSerializer.Serialize(results, json ? RecordJson.Compact : RecordJson.Indented));
        return Success;
    }
}
