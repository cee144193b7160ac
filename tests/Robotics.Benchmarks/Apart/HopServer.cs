using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Security;
using Robotics.Host.Serving;
using Robotics.Protos.Calls;
using Robotics.Robots;

namespace Robotics.Benchmarks.Apart;

/// <summary>A body in a process of its own that answers at once: what is left is the cost of the hop.</summary>
internal sealed class HopServer : IOperatedBody
{
    /// <summary>First argument of the process.</summary>
    public const string Verb = "serve-hops";

    private readonly Observation _seen = new()
    {
        Step = 1,
        Time = TimeSpan.Zero,
        JointPositions = [.. Enumerable.Repeat(0.1, 7)],
        JointVelocities = [.. Enumerable.Repeat(0.1, 7)],
        JointEfforts = [.. Enumerable.Repeat(0.1, 7)],
        TcpInWorld = Pose.Identity,
        TcpVelocity = Twist.Zero,
        GripperWidth = 0.08,
        Mode = BodyMode.Idle,
        Tracks = [.. Enumerable.Range(0, 6).Select(i => new Track($"o{i}", Pose.Identity, [0.1], TimeSpan.Zero, "simulator"))],
    };

    public BodyDescription Description { get; } = RobotCatalog.Load("panda").Body;

    /// <param name="address">Where to answer.</param>
    /// <param name="certificates">Folder of certificates, of which <c>body</c> is its own; null for none.</param>
    public static async Task<int> RunAsync(string address, string? certificates)
    {
        ServerSecurity security = certificates is null ? ServerSecurity.Local : new ServerSecurity(new CertificateFolder(certificates, "body"), null);
        HopServer body = new();
        await using ServiceHost host = await ServiceHost.StartAsync(
            ServiceAddress.Parse(address),
            new ServerSetup(NullLoggerFactory.Instance, security),
            s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(body),
            r => r.MapBrainstem(),
            CancellationToken.None);
        await Console.Out.WriteLineAsync(host.Address);
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes()} {Environment.CpuUsage.TotalTime.TotalMicroseconds} {GC.CollectionCount(2)}"));
        }

        return 0;
    }

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) =>
        new(what.Cameras.IsEmpty ? _seen : _seen with { Frames = [.. what.Cameras.Select(Picture)] });

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => new(new ChunkOutcome([], ChunkEnd.Played));

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => new(new StopState(true, request.Mode, request.By, request.Reason, TimeSpan.Zero));

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => new(new CommandLease(request.Holder, 1));

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => ValueTask.CompletedTask;

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => new(new StopState(false, BodyMode.Idle, "", "", TimeSpan.Zero));

    private static CameraFrame Picture(CameraRequest request) => new()
    {
        Camera = request.Camera,
        Width = request.Width,
        Height = request.Height,
        Rgb = new byte[request.Width * request.Height * 3],
        FocalLength = 100,
        CameraInWorld = Pose.Identity,
        Time = TimeSpan.Zero,
    };
}
