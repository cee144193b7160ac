using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Deployment;
using Robotics.Host.Regions;
using Robotics.Host.Security;
using Robotics.Protos.Episodes;
using Robotics.Protos.Lanes;

namespace Robotics.Benchmarks.Apart;

/// <summary>A brain in six processes on Unix sockets, or on ports with mutual TLS, whose processes can be killed, frozen and started again, and whose traffic can be disturbed.</summary>
internal sealed partial class Cell : IAsyncDisposable
{
    /// <summary>SIGSTOP and SIGCONT of Linux.</summary>
    private const int Stop = 19, Continue = 18;

    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-cell").FullName;
    private readonly SortedDictionary<string, Process> _processes = new(StringComparer.Ordinal);
    private readonly List<Interference> _disturbed = [];
    private readonly SmallDisk? _disk;
    private readonly SortedDictionary<string, int> _metrics = new(StringComparer.Ordinal);

    public Cell(CellOptions options)
    {
        Options = options;
        Directory.CreateDirectory(Memory);
        if (options.Metrics) foreach (string name in RegionCatalog.Names) _metrics[name] = FreePort();
        if (options.SmallDisk) _disk = new SmallDisk(Memory);
        Configuration = new HostConfiguration
        {
            Pace = options.Pace,
            Regions = RegionCatalog.Names.ToImmutableSortedDictionary(n => n, n => options.MutualTls ? Loopback(FreePort()) : $"unix:{Socket(n)}"),
            Security = options.MutualTls ? Secured() : new SecurityOptions(),
            RegionPatienceSeconds = options.PatienceSeconds,
            Logging = new LoggingOptions { Folder = Path.Combine(_folder, "logs") },
            Brain = new BrainOptions { Executor = options.Executor, MemoryFolder = Memory },
        };

        // The regions call each other through what disturbs them; the operator calls them as they are.
        HostConfiguration between = Configuration;
        if (options.Interference is { } kind)
        {
            foreach (string name in RegionCatalog.Names)
            {
                string from = $"{Socket(name)}.disturbed", to = Socket(name);
                _disturbed.Add(new Interference(kind, from, to, lanes: false));
                _disturbed.Add(new Interference(kind, from + LaneListener.Suffix, to + LaneListener.Suffix, lanes: true));
            }

            between = between with { Regions = RegionCatalog.Names.ToImmutableSortedDictionary(n => n, n => $"unix:{Socket(n)}.disturbed") };
        }

        File.WriteAllText(ConfigFile, ConfigurationFile.Print(between));
    }

    public CellOptions Options { get; }

    public HostConfiguration Configuration { get; }

    public static EpisodeOrder Demo { get; } = new("tabletop", null, 0, 0) { Instruction = "put the red block in the bowl" };

    public static EpisodeOrder Libero { get; } = new("libero_object", 0, 0, 0);

    public BrainProcess Process => new(Configuration, Demo, NullLoggerFactory.Instance);

    /// <summary>The body's servo log.</summary>
    public ServoLog Servo => new(Path.Combine(_folder, "logs"));

    /// <summary>A folder for the memory of a brain that is compared with this one.</summary>
    public string AnotherMemory => Directory.CreateDirectory(Path.Combine(_folder, "another")).FullName;

    /// <summary>Where the regions tell what they measure.</summary>
    public IEnumerable<(string Region, string Page)> Pages => _metrics.Select(m => (m.Key, $"http://{Loopback(m.Value)}/metrics"));

    private string ConfigFile => Path.Combine(_folder, "cell.json");

    private string Memory => Path.Combine(_folder, "memory");

    /// <summary>Processor time that the regions have used so far, s, by name.</summary>
    public SortedDictionary<string, double> ProcessorSeconds()
    {
        SortedDictionary<string, double> used = new(StringComparer.Ordinal);
        foreach ((string name, Process process) in _processes)
        {
            process.Refresh();
            used[name] = process.TotalProcessorTime.TotalSeconds;
        }

        return used;
    }

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

    public void Freeze(string region) => Signal(region, Stop);

    public void Thaw(string region) => Signal(region, Continue);

    /// <summary>Leaves no byte free where the memory is; freed again by <see cref="FreeDisk"/>.</summary>
    public void FillDisk() => _disk!.Fill();

    public void FreeDisk() => _disk!.Free();

    public async ValueTask DisposeAsync()
    {
        foreach (Process process in _processes.Values)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        foreach (Interference disturbed in _disturbed) await disturbed.DisposeAsync();
        _disk?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Socket(string region) => $"{Path.Combine(_folder, region)}.sock";

    private void Start(string region)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "robotics.dll");
        string[] serve =
        [
            Environment.ProcessPath!, program, "serve", region, "--config", ConfigFile, "--address", Options.MutualTls ? Configuration.Regions[region] : $"unix:{Socket(region)}", .. Metrics(region),
        ];
        if (Options.ServoCore is { } core && region == RegionCatalog.Brainstem) serve = ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture), .. serve];
        ProcessStartInfo start = new(serve[0], serve[1..])
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

    private string[] Metrics(string region) =>
        _metrics.TryGetValue(region, out int port) ? ["--metrics", Loopback(port)] : [];

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>Certificates of an authority of its own, and a token.</summary>
    private SecurityOptions Secured()
    {
        string folder = Path.Combine(_folder, "certificates"), token = Path.Combine(_folder, "token");
        CertificateAuthority.Init(folder, [.. RegionCatalog.Names, BrainProcess.Operator], ["127.0.0.1"], renew: false, TimeProvider.System);
        File.WriteAllText(token, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
        return new() { Certificates = folder, OperatorTokenFile = token };
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Signal(string region, int signal)
    {
        if (Send(_processes[region].Id, signal) != 0) throw new RoboticsException(ErrorCode.Unavailable, $"The process of the {region} is not there.");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
