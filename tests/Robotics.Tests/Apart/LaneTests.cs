using System.Net;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Robotics.Brainstem;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Protos.Lanes;
using Robotics.Protos.Thalamus;
using Robotics.Tests.Brainstem;
using Robotics.Tests.Evaluation;
using PerceiveRequest = Robotics.Protos.V1.PerceiveRequest;
using PerceiveResponse = Robotics.Protos.V1.PerceiveResponse;

namespace Robotics.Tests.Apart;

/// <summary>On one machine the messages of a stream take a lane beside the call: what it carries, what cuts it, and what then becomes of the call.</summary>
public sealed class LaneTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_scenes_of_a_stream_take_a_lane_and_a_lane_that_is_cut_is_opened_anew()
    {
        await using ServedRegion region = await StartAsync(new Quick());
        using Relay relay = new(region.Socket + LaneListener.Suffix);
        using PerceptionClient perception = new(region.Channel);
        Assert.Equal(1, (await perception.PerceiveAsync(At(1), Ct)).At.Step);
        Assert.Equal(1, relay.Opened);
        relay.Cut();
        Assert.Equal(2, (await perception.PerceiveAsync(At(2), Ct)).At.Step);
        Assert.Equal(2, relay.Opened);
    }

    [Fact]
    public async Task A_call_whose_lane_is_cut_while_it_is_answered_ends_and_its_caller_is_told()
    {
        using Slow slow = new();
        await using ServedRegion region = await StartAsync(slow);
        using Relay relay = new(region.Socket + LaneListener.Suffix);
        using PerceptionClient perception = new(region.Channel);
        Task asked = perception.PerceiveAsync(At(1), Ct).AsTask();
        for (int tries = 0; tries < 3; tries++)
        {
            await slow.Asked.WaitAsync(Patience, Ct);
            relay.Cut();
            slow.Goes.Release();
        }

        RoboticsException lost = await Assert.ThrowsAsync<RoboticsException>(() => asked.WaitAsync(Patience, Ct));
        Assert.Equal(ErrorCode.Unavailable, lost.Code);
    }

    [Fact]
    public async Task Whoever_has_no_ticket_gets_no_lane()
    {
        await using ServedRegion region = await StartAsync(new Quick());
        using Socket stranger = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await stranger.ConnectAsync(new UnixDomainSocketEndPoint(region.Socket + LaneListener.Suffix), Ct);
        await stranger.SendAsync(Encoding.ASCII.GetBytes(new string('A', LaneListener.TicketLength)), Ct);
        Assert.Equal(0, await stranger.ReceiveAsync(new byte[1], Ct));
    }

    [Fact]
    public async Task Only_the_user_of_the_process_may_open_the_socket_of_its_lanes()
    {
        await using ServedRegion region = await StartAsync(new Quick());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(region.Socket + LaneListener.Suffix).UnixFileMode);
    }

    [Fact]
    public async Task A_region_that_offers_no_lanes_is_called_all_the_same()
    {
        await using ServedRegion region = await StartAsync(new Quick());
        region.Services.GetRequiredService<LaneDesk>().IsOpen = false;
        using PerceptionClient perception = new(region.Channel);
        Assert.Equal(1, (await perception.PerceiveAsync(At(1), Ct)).At.Step);
    }

    /// <summary>A server that was frozen and wakes would wait for a lane that nobody opens, and its caller for an answer to what he said elsewhere.</summary>
    [Fact]
    public async Task A_call_that_is_offered_a_lane_when_nobody_waits_for_the_offer_any_more_ends()
    {
        FakeTimeProvider clock = new();
        bool ended = false, other = false;
        TaskCompletionSource<Metadata> offers = new(), silent = new();
        _ = LaneCall<PerceiveRequest, PerceiveResponse>.Of(Call(offers.Task, () => ended = true), "/nowhere/region.sock", "Perceive", clock);
        _ = LaneCall<PerceiveRequest, PerceiveResponse>.Of(Call(silent.Task, () => other = true), "/nowhere/region.sock", "Perceive", clock);
        clock.Advance(Patience);
        silent.SetResult([]);
        offers.SetResult(new Metadata { { LaneOffer.Header, "a ticket" } });
        await Eventually.HoldsAsync(() => Volatile.Read(ref ended));
        Assert.False(other);

        static AsyncDuplexStreamingCall<PerceiveRequest, PerceiveResponse> Call(Task<Metadata> headers, Action dispose) =>
            new(null!, null!, headers, () => Status.DefaultSuccess, () => Metadata.Empty, dispose);
    }

    [Fact]
    public async Task A_message_larger_than_the_sockets_room_arrives_whole_and_one_that_is_too_large_is_refused()
    {
        (LaneSocket here, LaneSocket there) = Pair();
        using LaneSocket ours = here, theirs = there;
        LaneWriter<PerceiveRequest> writer = new(ours);
        byte[] bytes = new byte[12 << 20];
        bytes[^1] = 7;
        RpcException refused = await Assert.ThrowsAsync<RpcException>(() => writer.WriteAsync(new() { Seen = ByteString.CopyFrom(new byte[21 << 20]) }));
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Task written = writer.WriteAsync(new() { Seen = UnsafeByteOperations.UnsafeWrap(bytes) });
        Assert.False(written.IsCompleted);
        using LaneReader<PerceiveRequest> reader = new(theirs, Task.FromResult, "reader", Ct);
        Assert.True(await reader.MoveNext(Ct).WaitAsync(Patience, Ct));
        await written.WaitAsync(Patience, Ct);
        Assert.Equal((bytes.Length, 7), (reader.Current.Seen.Length, reader.Current.Seen[^1]));
    }

    [Fact]
    public async Task What_may_wait_leaves_with_the_next_message_and_the_end_is_told_from_a_cut()
    {
        (LaneSocket here, LaneSocket there) = Pair();
        using LaneSocket ours = here, theirs = there;
        LaneWriter<PerceiveRequest> writer = new(ours) { WriteOptions = new WriteOptions(WriteFlags.BufferHint) };
        using LaneReader<PerceiveRequest> reader = new(theirs, Task.FromResult, "reader", Ct);
        Task<bool> first = reader.MoveNext(Ct);
        await writer.WriteAsync(new() { Number = 1 }, Ct);
        Assert.False(first.IsCompleted);
        writer.WriteOptions = null;
        await writer.WriteAsync(new() { Number = 2 }, Ct);
        Assert.True(await first.WaitAsync(Patience, Ct));
        Assert.Equal(1u, reader.Current.Number);
        Assert.True(await reader.MoveNext(Ct).WaitAsync(Patience, Ct));
        await writer.CompleteAsync();
        Assert.True(await reader.MoveNext(Ct).WaitAsync(Patience, Ct));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(int.MaxValue)]
    public async Task Bytes_that_are_no_message_cut_the_lane(int length)
    {
        using TemporaryFolder folder = new();
        using Socket listener = Listen(folder, out EndPoint at);
        using Socket stranger = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await stranger.ConnectAsync(at, Ct);
        using LaneSocket lane = new(await listener.AcceptAsync(Ct));
        using LaneReader<PerceiveRequest> reader = new(lane, Task.FromResult, "reader", Ct);
        await stranger.SendAsync(BitConverter.GetBytes(length), Ct);
        Assert.False(await reader.MoveNext(Ct).WaitAsync(Patience, Ct));
        Assert.Equal(0, await stranger.ReceiveAsync(new byte[1], Ct));
    }

    [Fact]
    public async Task Whoever_waits_on_a_lane_that_is_cut_is_told_what_the_call_ended_with()
    {
        (LaneSocket here, LaneSocket there) = Pair();
        using LaneSocket ours = here, theirs = there;
        using LaneReader<PerceiveRequest> reader = new(theirs, _ => throw new RpcException(new Status(StatusCode.Cancelled, "given up")), "reader", Ct);
        Task<bool> waits = reader.MoveNext(Ct);
        theirs.Dispose();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => waits.WaitAsync(Patience, Ct))).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => reader.MoveNext(Ct).WaitAsync(Patience, Ct))).StatusCode);
    }

    [Fact]
    public async Task A_command_of_one_step_that_takes_real_time_hears_meanwhile_that_it_is_cancelled()
    {
        using SimulatedServoBody simulated = new(new FakeTorqueDriver(), new FakeArm());
        Blocking body = new(simulated);
        await using ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(simulated).AddSingleton(new CommanderWatch(Patience, TimeProvider.System)), r => r.MapBrainstem(), onSocket: true);
        using BodyClient client = new(region.Channel);
        ActionSpace space = (await client.RefreshAsync(Ct)).ActionSpaces[0];
        ActionChunk step = new() { Space = space, TaskId = "t", SubgoalId = "s", Epoch = 1, Sequence = 1, ComputedFrom = TimeSpan.Zero, FirstStep = 0, Values = [.. new double[space.Dimension]] };
        using CancellationTokenSource cancel = new();
        Task<ChunkOutcome> played = client.ExecuteAsync(new CommandLease("lane", 1), step, cancel.Token).AsTask();
        await body.Began.WaitAsync(Patience, Ct);
        await cancel.CancelAsync();
        Assert.Equal(ChunkEnd.Preempted, (await played.WaitAsync(Patience, Ct)).End);
    }

    private static TaskStep At(int step) => new("t", step, TimeSpan.Zero);

    private static Task<ServedRegion> StartAsync(IPerception perception) =>
        ServedRegion.StartAsync(s => s.AddSingleton(perception), r => r.MapThalamus(), onSocket: true);

    private static (LaneSocket Here, LaneSocket There) Pair()
    {
        using TemporaryFolder folder = new();
        using Socket listener = Listen(folder, out EndPoint at);
        Socket here = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        here.Connect(at);
        return (new(here), new(listener.Accept()));
    }

    private static Socket Listen(TemporaryFolder folder, out EndPoint at)
    {
        Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(at = new UnixDomainSocketEndPoint(folder["lane.sock"]));
        listener.Listen();
        return listener;
    }

    /// <summary>Stands between the callers of a region and its lanes.</summary>
    private sealed class Relay : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        private readonly List<Socket> _ends = [];
        private readonly Lock _lock = new();
        private readonly string _real;

        public Relay(string path)
        {
            _real = path + ".real";
            File.Move(path, _real);
            _listener.Bind(new UnixDomainSocketEndPoint(path));
            _listener.Listen();
            _ = AcceptAsync();
        }

        public int Opened { get; private set; }

        public void Cut()
        {
            lock (_lock)
            {
                foreach (Socket end in _ends) end.Dispose();
                _ends.Clear();
            }
        }

        public void Dispose()
        {
            _listener.Dispose();
            Cut();
        }

        private async Task AcceptAsync()
        {
            while (true)
            {
                Socket caller, called = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    caller = await _listener.AcceptAsync();
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    return;
                }

                called.Connect(new UnixDomainSocketEndPoint(_real));
                lock (_lock)
                {
                    Opened++;
                    _ends.AddRange([caller, called]);
                }

                _ = PumpAsync(caller, called);
                _ = PumpAsync(called, caller);
            }
        }

        private static async Task PumpAsync(Socket from, Socket to)
        {
            byte[] bytes = new byte[1 << 16];
            try
            {
                for (int came; (came = await from.ReceiveAsync(bytes)) > 0;) await to.SendAsync(bytes.AsMemory(0, came));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Cut.
            }

            to.Dispose();
        }
    }

    /// <summary>Plays for as long as it is let, on the thread that asks for it.</summary>
    private sealed class Blocking(IBody body) : IBody
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public BodyDescription Description => body.Description;

        public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => body.ObserveAsync(what, ct);

        public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
        {
            _began.SetResult();
            return new(new ChunkOutcome([], ct.WaitHandle.WaitOne(Patience) ? ChunkEnd.Preempted : ChunkEnd.Played, "waited"));
        }

        public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => body.StopAsync(request, ct);
    }

    private sealed class Quick : IPerception
    {
        public ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct) => new(Some.Scene());

        public ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct) => new(Some.Scene() with { At = at });
    }

    private sealed class Slow : IPerception, IDisposable
    {
        private readonly SemaphoreSlim _asked = new(0);

        public SemaphoreSlim Goes { get; } = new(0);

        public void Dispose()
        {
            _asked.Dispose();
            Goes.Dispose();
        }

        /// <summary>The next question has come.</summary>
        public Task Asked => _asked.WaitAsync(Ct);

        public ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct) => new(Some.Scene());

        public async ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct)
        {
            _asked.Release();
            await Goes.WaitAsync(Ct);
            return Some.Scene() with { At = at };
        }
    }
}
