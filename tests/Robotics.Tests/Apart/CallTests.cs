using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Serving;
using Robotics.Protos.Calls;
using Robotics.Protos.Hippocampus;
using Robotics.Protos.Thalamus;

namespace Robotics.Tests.Apart;

/// <summary>Calls to a port: streams as gRPC carries them.</summary>
public sealed class CallOverPortTests() : CallTests(onSocket: false);

/// <summary>Calls to a Unix socket: streams over lanes.</summary>
public sealed class CallOverSocketTests() : CallTests(onSocket: true);

/// <summary>Errors, deadlines and cancellation from one process to another, in calls and in streams.</summary>
/// <param name="onSocket">Whether over a Unix socket.</param>
public abstract class CallTests(bool onSocket)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<ErrorCode> Codes() => [.. Enum.GetValues<ErrorCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_error_arrives_with_its_code_and_text_from_a_call_and_from_a_stream(ErrorCode code)
    {
        Broken broken = new((_, _) => throw new RoboticsException(code, "the cup is broken"));
        await using ServedRegion region = await ServedRegion.StartAsync(broken.Add, Map, onSocket: onSocket);
        RoboticsException call = await Assert.ThrowsAsync<RoboticsException>(async () => await new MemoryClient(region.Channel).SnapshotAsync(Ct));
        using PerceptionClient perception = new(region.Channel);
        RoboticsException stream = await Assert.ThrowsAsync<RoboticsException>(async () => await perception.PerceiveAsync(default, Ct));
        Assert.Equal((code, "the cup is broken"), (call.Code, call.Message));
        Assert.Equal((code, "the cup is broken"), (stream.Code, stream.Message));
    }

    [Fact]
    public async Task A_stream_goes_on_after_an_error()
    {
        int calls = 0;
        Broken broken = new((_, _) => ++calls == 1 ? throw new RoboticsException(ErrorCode.UnknownName, "once") : Task.CompletedTask);
        await using ServedRegion region = await ServedRegion.StartAsync(broken.Add, Map, onSocket: onSocket);
        using PerceptionClient perception = new(region.Channel);
        await Assert.ThrowsAsync<RoboticsException>(async () => await perception.PerceiveAsync(new TaskStep("t", 1, TimeSpan.Zero), Ct));
        Assert.Equal(7, (await perception.PerceiveAsync(new TaskStep("t", 7, TimeSpan.Zero), Ct)).At.Step);
    }

    [Fact]
    public async Task A_region_that_is_not_there_is_unavailable_and_named()
    {
        using RegionChannel channel = new("hippocampus", "unix:/nowhere/at/all.sock");
        RoboticsException error = await Assert.ThrowsAsync<RoboticsException>(async () => await new MemoryClient(channel).SnapshotAsync(Ct));
        Assert.Equal(ErrorCode.Unavailable, error.Code);
        Assert.Contains("The hippocampus at unix:/nowhere/at/all.sock", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_that_does_not_answer_in_time_is_unavailable()
    {
        Broken broken = new((_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct));
        await using ServedRegion region = await ServedRegion.StartAsync(broken.Add, Map, new RegionChannelOptions { Patience = TimeSpan.FromMilliseconds(200) }, onSocket);
        using PerceptionClient perception = new(region.Channel);
        RoboticsException stream = await Assert.ThrowsAsync<RoboticsException>(async () => await perception.PerceiveAsync(default, Ct));
        RoboticsException call = await Assert.ThrowsAsync<RoboticsException>(async () => await new MemoryClient(region.Channel).SnapshotAsync(Ct));
        Assert.Equal((ErrorCode.Unavailable, ErrorCode.Unavailable), (stream.Code, call.Code));
    }

    [Fact]
    public async Task Cancelling_a_call_cancels_it_where_it_runs()
    {
        TaskCompletionSource began = new(), cancelled = new();
        Broken broken = new((_, ct) =>
        {
            ct.Register(() => cancelled.TrySetResult());
            began.TrySetResult();
            return cancelled.Task;
        });
        await using ServedRegion region = await ServedRegion.StartAsync(broken.Add, Map, onSocket: onSocket);
        using CancellationTokenSource cancel = new();
        Task call = new MemoryClient(region.Channel).SnapshotAsync(cancel.Token).AsTask();
        await began.Task.WaitAsync(Ct);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_caller_who_asks_too_often_is_refused_and_others_are_not()
    {
        Broken well = new((_, _) => Task.CompletedTask);
        ServerSetup setup = new(NullLoggerFactory.Instance, ServerSecurity.Local) { Limits = RateLimits.Default with { Calls = 3, Period = TimeSpan.FromHours(1) } };
        await using ServiceHost host = await ServiceHost.StartAsync(ServiceAddress.Parse("127.0.0.1:0"), setup, well.Add, Map, Ct);
        using RegionChannel greedy = new("hippocampus", host.Address), other = new("hippocampus", host.Address);
        for (int i = 0; i < 3; i++) await new MemoryClient(greedy).SnapshotAsync(Ct);
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(async () => await new MemoryClient(greedy).SnapshotAsync(Ct));
        Assert.Equal(ErrorCode.Unavailable, refused.Code);
        Assert.Equal(MemorySnapshot.Empty, await new MemoryClient(other).SnapshotAsync(Ct));
    }

    private static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes)
    {
        routes.MapHippocampus();
        routes.MapThalamus();
    }

    /// <summary>Regions that do what a test tells them.</summary>
    private sealed class Broken(Func<string, CancellationToken, Task> does) : IMemory, IPerception
    {
        public void Add(IServiceCollection services) => services.AddSingleton<IMemory>(this).AddSingleton<IPerception>(this);

        public async ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct)
        {
            await does("append", ct);
            return e.Id;
        }

        public async ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct)
        {
            await does("recall", ct);
            return Recollections.None;
        }

        public async ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct)
        {
            await does("snapshot", ct);
            return MemorySnapshot.Empty;
        }

        public async ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct) => await does("consolidate", ct);

        public async ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct)
        {
            await does("begin", ct);
            return Some.Scene();
        }

        public async ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct)
        {
            await does("perceive", ct);
            return Some.Scene() with { At = at };
        }
    }
}
