using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Recording;
using Robotics.Host.Regions;
using Robotics.Host.Serving;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;
using Robotics.Tests.Evaluation;

namespace Robotics.Tests.Apart;

/// <summary>The same brain in one piece and in six, each region behind a socket of its own.</summary>
public sealed class ApartTests
{
    private static readonly EpisodeOrder Demo = new("tabletop", null, 0, 3) { Instruction = "put the red block in the bowl" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_apart_is_recorded_as_in_one_process_byte_for_byte()
    {
        using TemporaryFolder folder = new();
        HostConfiguration here = new() { Seed = 3 };
        HostConfiguration apart = here with { Regions = RegionCatalog.Names.ToImmutableSortedDictionary(n => n, n => $"unix:{folder[n]}") };
        List<ServiceHost> servers = [];
        foreach (Region region in RegionCatalog.All)
        {
            ServiceAddress address = ServiceAddress.Parse(apart.Regions[region.Name]);
            servers.Add(await RegionServer.StartAsync([region], address, new BrainProcess(apart, Demo, NullLoggerFactory.Instance), Ct));
        }

        await using (RunSetting one = RunSetting.Here(Demo, here, NullLoggerFactory.Instance)) await RecordAsync(one, folder["one.jsonl"]);
        await using (RunSetting many = await RunSetting.ApartAsync(Demo, apart, NullLoggerFactory.Instance, Ct)) await RecordAsync(many, folder["many.jsonl"]);
        Assert.Equal(await File.ReadAllTextAsync(folder["one.jsonl"], Ct), await File.ReadAllTextAsync(folder["many.jsonl"], Ct));
        foreach (ServiceHost server in Enumerable.Reverse(servers)) await server.DisposeAsync();
    }

    [Fact]
    public void A_region_elsewhere_cannot_call_one_that_is_only_here()
    {
        HostConfiguration half = new() { Regions = ImmutableSortedDictionary<string, string>.Empty.Add("cerebellum", "unix:/tmp/c.sock") };
        RoboticsException refused = Assert.Throws<RoboticsException>(() => RegionComposition.Here(half));
        Assert.Contains("brainstem", refused.Message, StringComparison.Ordinal);
    }

    private static async Task RecordAsync(RunSetting setting, string file)
    {
        await using EpisodeWriter writer = new(file);
        EpisodeRun run = new()
        {
            TaskId = "t", Seed = 3, Brain = new BrainOptions(), Observer = async (e, _) => await writer.WriteAsync(e),
        };
        EpisodeResult result = await setting.RunAsync(run, Ct);
        Assert.True(result.Success);
        await writer.WriteEnvironmentAsync(result.Success, result.SuccessAtEnd);
    }
}
