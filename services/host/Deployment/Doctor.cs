using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Host.Security;
using Robotics.Protos.Calls;
using Robotics.Protos.Health;
using Robotics.Sim.Engine;

namespace Robotics.Host.Deployment;

/// <summary>Looks a deployment over: what this machine has, the certificates, the memory, and every region that has an address.</summary>
internal static class Doctor
{
    private const long LeastFreeBytes = 1L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Soon = TimeSpan.FromDays(30);

    /// <param name="configuration">The deployment's.</param>
    /// <param name="name">Who asks: a region, or the operator.</param>
    /// <param name="regions">The regions to ask.</param>
    /// <param name="clock">Says which certificates are old.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task<ImmutableArray<Finding>> LookAsync(
        HostConfiguration configuration, string name, ImmutableArray<string> regions, TimeProvider clock, CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        found.Add(Tried("physics engine", () => $"MuJoCo {MujocoEngine.Version}"));
        if (configuration.Security.Certificates is { } folder) found.Add(Tried("certificates", () => Certificate(new CertificateFolder(folder, name), name, clock)));
        found.Add(Tried("operator token", () => configuration.Security.OperatorToken() is null ? "none set" : "set"));
        if (configuration.Brain.MemoryFolder is { } memory && Remembers(name, configuration)) found.Add(Tried("memory folder", () => Memory(memory)));
        foreach (string region in regions) found.Add(await RegionAsync(region, configuration, name, ct));
        return found.ToImmutable();
    }

    /// <summary>Whether who asks has the memory's folder: the hippocampus, and an operator on the same machine.</summary>
    private static bool Remembers(string name, HostConfiguration configuration) => name == RegionCatalog.Hippocampus
        || (name == BrainProcess.Operator
            && (!configuration.Regions.TryGetValue(RegionCatalog.Hippocampus, out string? address) || address.StartsWith(RegionChannel.UnixPrefix, StringComparison.Ordinal)));

    private static async Task<Finding> RegionAsync(string region, HostConfiguration configuration, string name, CancellationToken ct)
    {
        string what = $"region {region}";
        try
        {
            string address = RegionComposition.AddressOf(region, configuration);
            BrainProcess process = new(configuration, BrainProcess.NoEpisode, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance) { Name = name };
            using RegionChannel channel = new(region, address, new RegionChannelOptions { Patience = Patience, Security = process.Security });
            return await HealthProbe.IsWellAsync(channel, ct) ? new(what, null, $"answers at {address}") : new(what, $"is not well at {address}: see its log");
        }
        catch (RoboticsException e)
        {
            return new(what, e.Message);
        }
    }

    private static string Certificate(CertificateFolder certificates, string name, TimeProvider clock)
    {
        DateTimeOffset until = certificates.ValidUntil();
        if (until - clock.GetUtcNow() < Soon)
            throw new RoboticsException(ErrorCode.MissingDependency, $"The certificate of {name} ends on {until:yyyy-MM-dd}: robotics certs init --renew.");
        return $"{name}, until {until:yyyy-MM-dd}";
    }

    private static string Memory(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, ".doctor");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"{folder} cannot be written: {e.Message}", e);
        }

        long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < LeastFreeBytes) throw new RoboticsException(ErrorCode.InvalidArgument, $"{folder} has {free >> 20} MB left; 1 GB or more is needed.");
        return $"{folder}, {free >> 30} GB free";
    }

    private static Finding Tried(string what, Func<string> look)
    {
        try
        {
            return new(what, null, look());
        }
        catch (RoboticsException e)
        {
            return new(what, e.Message);
        }
    }
}
