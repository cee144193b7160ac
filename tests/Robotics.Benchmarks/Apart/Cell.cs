using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Deployment;
using Robotics.Host.Regions;
using Robotics.Protos.Episodes;

namespace Robotics.Benchmarks.Apart;

/// <summary>A brain in six processes on Unix sockets, whose processes can be killed, frozen and started again.</summary>
internal sealed class Cell : IDisposable
{
    /// <summary>Seconds until a region that does not answer counts as lost.</summary>
    private const double PatienceSeconds = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-cell").FullName;
    private readonly SortedDictionary<string, Process> _processes = new(StringComparer.Ordinal);

    public Cell()
    {
        Configuration = new HostConfiguration
        {
            Regions = RegionCatalog.Names.ToImmutableSortedDictionary(n => n, n => $"unix:{Path.Combine(_folder, n)}.sock"),
            RegionPatienceSeconds = PatienceSeconds,
        };
        File.WriteAllText(ConfigFile, JsonSerializer.Serialize(new { Configuration.Regions, Configuration.RegionPatienceSeconds }, RecordJson.Compact));
    }

    public HostConfiguration Configuration { get; }

    public static EpisodeOrder Demo { get; } = new("tabletop", null, 0, 0) { Instruction = "put the red block in the bowl" };

    public BrainProcess Process => new(Configuration, Demo, NullLoggerFactory.Instance);

    private string ConfigFile => Path.Combine(_folder, "cell.json");

    /// <summary>Starts what does not run, and waits until all answer.</summary>
    public async Task UpAsync()
    {
        foreach (string region in RegionCatalog.Names)
        {
            if (!_processes.TryGetValue(region, out Process? running) || running.HasExited) Start(region);
        }

        while ((await Doctor.LookAsync(Configuration, BrainProcess.Operator, [.. RegionCatalog.Names], TimeProvider.System, CancellationToken.None))
            .Any(f => f.Wrong is not null && f.What.StartsWith("region", StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
    }

    public void Kill(string region)
    {
        _processes[region].Kill();
        _processes[region].WaitForExit();
    }

    public void Restart(string region)
    {
        Kill(region);
        Start(region);
    }

    public void Freeze(string region) => Signal("-STOP", region);

    public void Thaw(string region) => Signal("-CONT", region);

    public void Dispose()
    {
        foreach (Process process in _processes.Values)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Start(string region)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "robotics.dll");
        ProcessStartInfo start = new(Environment.ProcessPath!, [program, "serve", region, "--config", ConfigFile, "--memory", Path.Combine(_folder, "memory")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Process process = System.Diagnostics.Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes[region] = process;
    }

    private void Signal(string signal, string region)
    {
        using Process kill = System.Diagnostics.Process.Start("kill", [signal, $"{_processes[region].Id}"]);
        kill.WaitForExit();
    }
}
