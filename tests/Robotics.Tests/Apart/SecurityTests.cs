using System.Reflection;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Security;
using Robotics.Host.Serving;
using Robotics.Protos.Access;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Tests.Brainstem;
using Robotics.Tests.Evaluation;

namespace Robotics.Tests.Apart;

/// <summary>The threats of services/README.md, one by one.</summary>
public sealed class SecurityTests : IDisposable
{
    private const string Token = "a token that nobody guesses";
    private static readonly ImmutableArray<string> Names = ["brainstem", "thalamus", "cerebellum", "cortex", "verifier", "operator"];

    private readonly TemporaryFolder _folder = new();
    private readonly SimulatedServoBody _body = new(new FakeTorqueDriver(), new FakeArm());

    public SecurityTests() => CertificateAuthority.Init(_folder.Path, Names, ["localhost"], renew: false, TimeProvider.System);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_call_of_the_wire_has_a_rule_of_who_may_make_it()
    {
        IEnumerable<string> calls = typeof(BodyClient).Assembly.GetTypes()
            .Where(t => t.Namespace == "Robotics.Protos.V1" && t.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(t => (FileDescriptor)t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .SelectMany(f => f.Services).SelectMany(s => s.Methods).Select(m => $"/{m.Service.FullName}/{m.Name}");
        Assert.Equal(calls.Order(StringComparer.Ordinal), AccessTable.Calls.Where(c => c.StartsWith("/robotics.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_region_commands_only_what_its_name_allows()
    {
        await using SecuredRegion brainstem = await StartAsync();
        using BodyClient cortex = new(brainstem.By("cortex", _folder.Path)), cerebellum = new(brainstem.By("cerebellum", _folder.Path));
        using BodyClient verifier = new(brainstem.By("verifier", _folder.Path)), person = new(brainstem.By("operator", _folder.Path));
        CommandLease lease = await cortex.AcquireAsync("cortex", Ct);
        ActionChunk chunk = Chunk(lease);
        Assert.Equal(ChunkEnd.Played, (await cerebellum.ExecuteAsync(lease, chunk, Ct)).End);
        await ForbiddenAsync(() => cortex.ExecuteAsync(lease, chunk with { Sequence = 2 }, Ct).AsTask());
        await ForbiddenAsync(() => person.ExecuteAsync(lease, chunk with { Sequence = 2 }, Ct).AsTask());
        await ForbiddenAsync(() => cerebellum.AcquireAsync("cerebellum", Ct).AsTask());
        await ForbiddenAsync(() => verifier.ObserveAsync(ObservationRequest.Proprioception, Ct).AsTask());
        await ForbiddenAsync(() => cortex.ResetStopAsync("cortex", Ct).AsTask());
        Assert.Equal(1, (await person.ObserveAsync(ObservationRequest.Proprioception, Ct)).Step);
        Assert.True((await verifier.StopAsync(new StopRequest("verifier", "smoke"), Ct)).Latched);
    }

    [Fact]
    public async Task Who_has_no_certificate_or_one_of_another_authority_is_not_let_in()
    {
        using TemporaryFolder strangers = new();
        CertificateAuthority.Init(strangers.Path, Names, ["localhost"], renew: false, TimeProvider.System);
        await using SecuredRegion brainstem = await StartAsync();
        using BodyClient plain = new(brainstem.By(null, _folder.Path)), stranger = new(brainstem.By("cortex", strangers.Path));
        await UnavailableAsync(() => plain.RefreshAsync(Ct).AsTask());
        await UnavailableAsync(() => stranger.RefreshAsync(Ct).AsTask());
    }

    [Fact]
    public async Task A_region_that_answers_in_the_place_of_another_is_not_believed()
    {
        await using SecuredRegion brainstem = await StartAsync();
        using BodyClient misled = new(brainstem.By("cortex", _folder.Path, wanted: "verifier"));
        await UnavailableAsync(() => misled.RefreshAsync(Ct).AsTask());
    }

    [Fact]
    public async Task Certificates_are_rotated_without_a_restart()
    {
        CertificateFolder folder = new(_folder.Path, "brainstem");
        await using SecuredRegion brainstem = await StartAsync();
        using (BodyClient before = new(brainstem.By("cortex", _folder.Path))) await before.RefreshAsync(Ct);
        string old = folder.ForCallers().ServerCertificateContext!.TargetCertificate.SerialNumber;
        CertificateAuthority.Init(_folder.Path, Names, ["localhost"], renew: true, TimeProvider.System);
        MakeNewer();
        Assert.NotEqual(old, folder.ForCallers().ServerCertificateContext!.TargetCertificate.SerialNumber);
        using BodyClient after = new(brainstem.By("cortex", _folder.Path));
        await after.RefreshAsync(Ct);
    }

    [Fact]
    public async Task What_was_certified_before_is_worth_nothing_once_the_authority_is_a_new_one_without_a_restart()
    {
        using TemporaryFolder stolen = new();
        foreach (string file in new[] { "ca.crt", "cortex.crt", "cortex.key" }) File.Copy(_folder[$"cortex/{file}"], stolen[file]);
        await using SecuredRegion brainstem = await StartAsync();
        using (BodyClient before = new(brainstem.By("cortex", stolen.Path))) await before.RefreshAsync(Ct);
        foreach (string file in new[] { "ca.crt", "ca.key" }) File.Delete(_folder[file]);
        CertificateAuthority.Init(_folder.Path, Names, ["localhost"], renew: true, TimeProvider.System);
        MakeNewer();

        // He believes the new authority, and shows what he has of the old one.
        File.Copy(_folder["ca.crt"], stolen["ca.crt"], overwrite: true);
        using BodyClient thief = new(brainstem.By("cortex", stolen.Path)), cortex = new(brainstem.By("cortex", _folder.Path));
        await UnavailableAsync(() => thief.RefreshAsync(Ct).AsTask());
        await cortex.RefreshAsync(Ct);
    }

    [Fact]
    public void Each_has_all_that_it_needs_in_a_folder_of_its_own_and_nobody_elses_key()
    {
        string own = _folder["brainstem"];
        Assert.Equal(["brainstem.crt", "brainstem.key", "ca.crt"], Directory.EnumerateFiles(own).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.NotNull(new CertificateFolder(own, "brainstem").ForCallers().ServerCertificateContext);
    }

    [Fact]
    public void Private_keys_are_their_users_alone() =>
        Assert.All(Directory.EnumerateFiles(_folder.Path, "*.key", SearchOption.AllDirectories), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(f).UnixFileMode));

    [Theory]
    [InlineData("0.0.0.0:0")]
    [InlineData("[::]:0")]
    public async Task An_address_that_others_could_reach_takes_certificates_and_a_token(string address)
    {
        ServerSecurity[] lacking = [ServerSecurity.Local, new(null, Token), new(new CertificateFolder(_folder.Path, "brainstem"), null)];
        foreach (ServerSecurity security in lacking)
        {
            RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(() => ServiceHost.StartAsync(
                ServiceAddress.Parse(address), new ServerSetup(HostLogging.Create(null), security), _ => { }, _ => { }, Ct));
            Assert.Equal(ErrorCode.Forbidden, refused.Code);
        }
    }

    [Fact]
    public async Task An_operator_shows_a_token_and_it_is_told_to_nobody()
    {
        Heard heard = new();
        await using SecuredRegion brainstem = await StartAsync(Token, heard);
        using BodyClient without = new(brainstem.By("operator", _folder.Path)), with = new(brainstem.By("operator", _folder.Path, Token));
        using BodyClient wrong = new(brainstem.By("operator", _folder.Path, Token + "?"));
        await with.StopAsync(new StopRequest("operator", "test"), Ct);
        await ForbiddenAsync(() => without.ResetStopAsync("operator", Ct).AsTask());
        await ForbiddenAsync(() => wrong.ResetStopAsync("operator", Ct).AsTask());
        Assert.False((await with.ResetStopAsync("operator", Ct)).Latched);
        Assert.DoesNotContain(heard.Lines, l => l.Contains(Token, StringComparison.Ordinal));
        Assert.DoesNotContain(Token, new AccessOptions(true, Token).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_and_every_refusal_is_written_down_with_its_origin()
    {
        Heard heard = new();
        await using SecuredRegion brainstem = await StartAsync(null, heard);
        using BodyClient cortex = new(brainstem.By("cortex", _folder.Path)), cerebellum = new(brainstem.By("cerebellum", _folder.Path));
        CommandLease lease = await cortex.AcquireAsync("cortex", Ct);
        await cerebellum.ExecuteAsync(lease, Chunk(lease), Ct);
        await ForbiddenAsync(() => cerebellum.ResetStopAsync("cerebellum", Ct).AsTask());
        Assert.Contains(heard.Lines, l => l.StartsWith("cortex at ", StringComparison.Ordinal) && l.EndsWith("AcquireLease", StringComparison.Ordinal));

        // A step of simulated time is written down once its answer is on its way.
        await Eventually.HoldsAsync(() => heard.Lines.Any(l => l.Contains("cerebellum commands task t subgoal s", StringComparison.Ordinal)), "the command is written down");
        Assert.Contains(heard.Lines, l => l.StartsWith("cerebellum at ", StringComparison.Ordinal) && l.Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_is_not_sent_in_clear_to_another_machine()
    {
        RegionChannelOptions open = new() { Security = new ChannelSecurity(null, Token) };
        RoboticsException refused = Assert.Throws<RoboticsException>(() => new RegionChannel("brainstem", "10.0.0.5:50051", open));
        Assert.Equal(ErrorCode.Forbidden, refused.Code);
        Assert.DoesNotContain(Token, refused.Message, StringComparison.Ordinal);
        foreach (string here in new[] { "127.0.0.1:50051", "unix:/run/robotics/brainstem.sock" }) new RegionChannel("brainstem", here, open).Dispose();
    }

    [Fact]
    public void A_token_that_is_too_short_is_refused_without_being_shown()
    {
        File.WriteAllText(_folder["token"], "short-one\n");
        RoboticsException refused = Assert.Throws<RoboticsException>(() => new SecurityOptions { OperatorTokenFile = _folder["token"] }.OperatorToken());
        Assert.DoesNotContain("short-one", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Files made within one tick of the clock of the file system look alike.</summary>
    private void MakeNewer()
    {
        foreach (string name in Names) File.SetLastWriteTimeUtc(_folder[$"{name}/{name}.crt"], File.GetLastWriteTimeUtc(_folder[$"{name}/{name}.crt"]).AddSeconds(2));
    }

    private Task<SecuredRegion> StartAsync(string? token = null, ILoggerFactory? logging = null) => SecuredRegion.StartAsync(
        "brainstem", _folder.Path, s => s.AddSingleton<IBody>(_body).AddSingleton<IBodyOperator>(_body), r => r.MapBrainstem(), (token, logging));

    private static ActionChunk Chunk(CommandLease lease) => new()
    {
        Space = FakeBodies.Delta,
        TaskId = "t",
        SubgoalId = "s",
        Epoch = lease.Epoch,
        Sequence = 1,
        ComputedFrom = TimeSpan.Zero,
        FirstStep = 0,
        Values = [0, 0, 0, 0, 0, 0, -1],
    };

    private static async Task ForbiddenAsync(Func<Task> call) => Assert.Equal(ErrorCode.Forbidden, (await Assert.ThrowsAsync<RoboticsException>(call)).Code);

    private static async Task UnavailableAsync(Func<Task> call) => Assert.Equal(ErrorCode.Unavailable, (await Assert.ThrowsAsync<RoboticsException>(call)).Code);

    /// <summary>Keeps every line that is logged.</summary>
    private sealed class Heard : ILoggerFactory, ILogger
    {
        private readonly List<string> _lines = [];

        public ImmutableArray<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
