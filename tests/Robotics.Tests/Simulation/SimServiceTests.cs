using Grpc.Core;
using Grpc.Net.Client;
using Robotics.Host.Serving;
using Robotics.Host.Simulation;
using Robotics.Protos.V1;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;
using Robotics.Tests.Evaluation;
using Robotics.Tests.Libero;

namespace Robotics.Tests.Simulation;

/// <summary>The environment service as a program in another language meets it: a real server on a free port, and a generated client.</summary>
public sealed class SimServiceTests : IAsyncLifetime
{
    private readonly EnvironmentSessions _sessions = new("tabletop", new EpisodeRequest(1, 0, 5));
    private ServiceHost _server = null!;
    private GrpcChannel _channel = null!;
    private SimService.SimServiceClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SimHost.StartAsync(_sessions, "127.0.0.1:0", Ct);
        _channel = GrpcChannel.ForAddress(_server.Address);
        _client = new SimService.SimServiceClient(_channel);
    }

    [Fact]
    public async Task A_LIBERO_task_driven_over_the_wire_has_the_same_states_as_one_driven_here_to_the_last_bit()
    {
        LiberoTask task = LiberoData.Task("libero_object/0");
        using LiberoEnvironment here = LiberoEnvironment.Open(LiberoData.Files, task, new StartOptions(3, 3, PhysicsMode.Fast, DropDeepBoxContacts: true));
        here.SetInit(2);
        for (int step = 0; step < LiberoSuite.SettleSteps; step++) here.Step([0, 0, 0, 0, 0, 0, -1]);
        ResetResponse start = await _client.ResetAsync(new ResetRequest { Suite = "libero_object", Init = 2, Seed = 3 }, cancellationToken: Ct);
        Assert.Equal(task.Instruction, start.Instruction);
        Assert.Equal([here.Time, .. here.Qpos, .. here.Qvel], start.State.Physics);
        for (int step = 1; step <= 12; step++)
        {
            double[] action = Action(step);
            here.Step(action);
            EnvironmentState state = (await _client.StepAsync(Request(start.Session, step, action), cancellationToken: Ct)).State;
            Assert.Equal([here.Time, .. here.Qpos, .. here.Qvel], state.Physics);
        }
    }

    [Fact]
    public async Task A_stream_of_actions_gives_what_single_steps_give()
    {
        string one = (await _client.ResetAsync(new ResetRequest(), cancellationToken: Ct)).Session;
        string other = (await _client.ResetAsync(new ResetRequest(), cancellationToken: Ct)).Session;
        using AsyncDuplexStreamingCall<StepStreamRequest, StepStreamResponse> stream = _client.StepStream(cancellationToken: Ct);
        for (int step = 1; step <= 5; step++)
        {
            StepStreamRequest request = new() { Session = other, Step = step };
            request.Action.AddRange(Action(step));
            await stream.RequestStream.WriteAsync(request, Ct);
            Assert.True(await stream.ResponseStream.MoveNext(Ct));
            Assert.Equal((await _client.StepAsync(Request(one, step, Action(step)), cancellationToken: Ct)).State, stream.ResponseStream.Current.State);
        }

        await stream.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task A_repeated_step_is_answered_again_and_not_played_again()
    {
        string session = (await _client.ResetAsync(new ResetRequest(), cancellationToken: Ct)).Session;
        EnvironmentState first = (await _client.StepAsync(Request(session, 1, Action(1)), cancellationToken: Ct)).State;
        EnvironmentState again = (await _client.StepAsync(Request(session, 1, Action(1)), cancellationToken: Ct)).State;
        Assert.Equal(first, again);
        await RefusedAsync(StatusCode.InvalidArgument, _client.StepAsync(Request(session, 3, Action(3)), cancellationToken: Ct));
        Assert.Equal(first, (await _client.ObserveAsync(new ObserveRequest { Session = session }, cancellationToken: Ct)).State);
    }

    [Fact]
    public async Task Bad_requests_are_refused_with_a_status_and_leave_the_session_as_it_was()
    {
        ResetResponse start = await _client.ResetAsync(new ResetRequest(), cancellationToken: Ct);
        await RefusedAsync(StatusCode.NotFound, _client.ResetAsync(new ResetRequest { Suite = "nowhere" }, cancellationToken: Ct));
        await RefusedAsync(StatusCode.NotFound, _client.StepAsync(Request("s99", 1, Action(1)), cancellationToken: Ct));
        await RefusedAsync(StatusCode.InvalidArgument, _client.ResetAsync(new ResetRequest { Session = start.Session, Suite = "tabletop", Task = 99 }, cancellationToken: Ct));
        await RefusedAsync(StatusCode.InvalidArgument, _client.StepAsync(Request(start.Session, 1, [1, 2]), cancellationToken: Ct));
        await RefusedAsync(StatusCode.InvalidArgument, _client.StepAsync(Request(start.Session, 1, [0, 0, 0, 0, 0, double.NaN, 1]), cancellationToken: Ct));
        Assert.Equal(start.State, (await _client.ObserveAsync(new ObserveRequest { Session = start.Session }, cancellationToken: Ct)).State);
        await _client.CloseAsync(new CloseRequest { Session = start.Session }, cancellationToken: Ct);
        await RefusedAsync(StatusCode.NotFound, _client.ObserveAsync(new ObserveRequest { Session = start.Session }, cancellationToken: Ct));
    }

    [Fact]
    public async Task An_address_that_others_could_reach_is_refused() =>
        Assert.Equal(ErrorCode.InvalidArgument, (await Assert.ThrowsAsync<RoboticsException>(() => SimHost.StartAsync(_sessions, "0.0.0.0:0", Ct))).Code);

    [Fact]
    public async Task A_socket_that_a_killed_server_left_behind_is_taken_over()
    {
        using TemporaryFolder folder = new();
        using (System.Net.Sockets.Socket abandoned = new(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0))
            abandoned.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(folder["sim.sock"]));
        await using ServiceHost server = await SimHost.StartAsync(_sessions, $"unix:{folder["sim.sock"]}", Ct);
        Assert.Equal($"unix:{folder["sim.sock"]}", server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
        await _sessions.DisposeAsync();
    }

    private static double[] Action(int step) => [0.3 * Math.Sin(step), -0.2, 0.4, 0.1, 0, 0.05 * step, step % 2 == 0 ? 1 : -1];

    private static StepRequest Request(string session, int step, double[] action)
    {
        StepRequest request = new() { Session = session, Step = step };
        request.Action.AddRange(action);
        return request;
    }

    private static async Task RefusedAsync<T>(StatusCode status, AsyncUnaryCall<T> call)
    {
        RpcException e = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(status, e.StatusCode);
        Assert.Contains(e.Trailers, t => t.Key == "robotics-error-code");
    }
}
