using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem;
using Robotics.Host.Configuration;
using Robotics.Host.Recording;
using Robotics.Host.Regions;
using Robotics.Host.Security;
using Robotics.Host.Serving;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;
using Robotics.Tests.Evaluation;
using Robotics.Tests.Libero;

namespace Robotics.Tests.Apart;

/// <summary>The same brain in one piece and in six, each region behind a socket or port of its own.</summary>
public sealed class ApartTests
{
    private static readonly EpisodeOrder Demo = new("tabletop", null, 0, 3) { Instruction = "put the red block in the bowl" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_apart_is_recorded_as_in_one_process_byte_for_byte()
    {
        using TemporaryFolder folder = new();
        await CompareAsync(folder, Demo, new HostConfiguration { Seed = 3 }, n => $"unix:{folder[n]}");
    }

    [Fact]
    public async Task A_LIBERO_task_apart_over_mutual_TLS_is_recorded_as_in_one_process_byte_for_byte()
    {
        Assert.NotNull(LiberoData.Files);
        using TemporaryFolder folder = new();
        CertificateAuthority.Init(folder.Path, [.. RegionCatalog.Names, BrainProcess.Operator], ["127.0.0.1"], renew: false, TimeProvider.System);
        await File.WriteAllTextAsync(folder["token"], "a token that nobody guesses", Ct);
        HostConfiguration here = new() { Seed = 3, Security = new SecurityOptions { Certificates = folder.Path, OperatorTokenFile = folder["token"] } };
        await CompareAsync(folder, new EpisodeOrder("libero_object", 0, 0, 3), here, _ => "127.0.0.1:0");
    }

    [Fact]
    public void A_region_elsewhere_cannot_call_one_that_is_only_here()
    {
        HostConfiguration half = new() { Regions = ImmutableSortedDictionary<string, string>.Empty.Add("cerebellum", "unix:/tmp/c.sock") };
        RoboticsException refused = Assert.Throws<RoboticsException>(() => RegionComposition.Here(half));
        Assert.Contains("brainstem", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_certificates_are_asked_for_all_regions_are_elsewhere_or_none()
    {
        HostConfiguration half = new()
        {
            Regions = ImmutableSortedDictionary<string, string>.Empty.Add("brainstem", "10.0.0.1:50051"),
            Security = new SecurityOptions { Certificates = "/etc/robotics/certs" },
        };
        RoboticsException refused = Assert.Throws<RoboticsException>(() => RegionComposition.Here(half));
        Assert.Contains("all regions are elsewhere", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_counts_on_another_pace_than_the_body_has_is_refused()
    {
        await using EpisodeHost episodes = new(Demo, Pace.Lockstep, new ServoBodyOptions());
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(() => episodes.OpenAsync(Demo with { RealTime = true }, Ct).AsTask());
        Assert.Contains("The pace is Real; allowed: Lockstep", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rehearse")]
    [InlineData("model")]
    public async Task What_needs_the_body_in_its_own_process_is_refused_apart_with_its_name(string part)
    {
        HostConfiguration apart = new() { Brain = new BrainOptions { Rehearsal = part == "--rehearse", Verifier = part == "model" ? part : "monitors" } };
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(() => RunSetting.ApartAsync(Demo, apart, NullLoggerFactory.Instance, Ct));
        Assert.Equal(ErrorCode.Unsupported, refused.Code);
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Runs the episode in one piece and in six, and compares the records.</summary>
    private static async Task CompareAsync(TemporaryFolder folder, EpisodeOrder order, HostConfiguration here, Func<string, string> address)
    {
        HostConfiguration apart = here;
        List<ServiceHost> servers = [];
        try
        {
            // From the body outwards: each region calls only those that answer already.
            foreach (Region region in RegionCatalog.All)
            {
                BrainProcess process = new(apart, Demo, NullLoggerFactory.Instance) { Name = region.Name };
                ServiceHost server = await RegionServer.StartAsync([region], ServiceAddress.Parse(address(region.Name)), process, Ct);
                servers.Add(server);
                apart = apart with { Regions = apart.Regions.Add(region.Name, server.Address.Replace("https://", "", StringComparison.Ordinal)) };
            }

            ImmutableArray<long> seen;
            await using (RunSetting one = RunSetting.Here(order, here, NullLoggerFactory.Instance)) seen = await RecordAsync(one, folder["one.jsonl"]);
            await using (RunSetting many = await RunSetting.ApartAsync(order, apart, NullLoggerFactory.Instance, Ct)) Assert.Equal(seen, await RecordAsync(many, folder["many.jsonl"]));
        }
        finally
        {
            foreach (ServiceHost server in Enumerable.Reverse(servers)) await server.DisposeAsync();
        }

        Assert.Equal(await File.ReadAllTextAsync(folder["one.jsonl"], Ct), await File.ReadAllTextAsync(folder["many.jsonl"], Ct));
    }

    /// <returns>After which step the body stood, each time that a verdict was told: whoever is told sees the scene that was judged, for as long as he looks.</returns>
    private static async Task<ImmutableArray<long>> RecordAsync(RunSetting setting, string file)
    {
        const int Looks = 20;
        var seen = ImmutableArray.CreateBuilder<long>();
        await using EpisodeWriter writer = new(file);
        EpisodeRun run = new()
        {
            TaskId = "t",
            Seed = 3,
            Brain = new BrainOptions(),
            Observer = async (e, body) =>
            {
                await writer.WriteAsync(e);
                for (int i = 0; e is SubgoalJudged && i < Looks; i++) seen.Add((await body.ObserveAsync(ObservationRequest.Proprioception, Ct)).Step);
            },
        };
        EpisodeResult result = await setting.RunAsync(run, Ct);
        Assert.True(result.Success);
        await writer.WriteEnvironmentAsync(result.Success, result.SuccessAtEnd);
        return seen.ToImmutable();
    }
}
