using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Brainstem;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Protos.Health;
using Robotics.Protos.Thalamus;
using Robotics.Tests.Brainstem;

namespace Robotics.Tests.Apart;

/// <summary>What every region answers besides its own calls, and what fits into a message.</summary>
public sealed class StandardCallsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_region_says_that_it_is_well_and_which_calls_it_answers()
    {
        SimulatedServoBody body = new(new FakeTorqueDriver(), new FakeArm());
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(body), r => r.MapBrainstem());
        Assert.True(await HealthProbe.IsWellAsync(region.Channel, Ct));
        using AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call =
            new ServerReflection.ServerReflectionClient(region.Channel.Calls).ServerReflectionInfo(cancellationToken: Ct);
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, Ct);
        Assert.True(await call.ResponseStream.MoveNext(Ct));
        Assert.Contains("robotics.v1.BrainstemService", call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name));
    }

    [Fact]
    public async Task Four_pictures_of_640_by_480_with_depth_and_segmentation_fit_into_an_observation()
    {
        Eyes eyes = new();
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IBody>(eyes).AddSingleton<IBodyOperator>(new SimulatedServoBody(new FakeTorqueDriver(), new FakeArm())), r => r.MapBrainstem());
        using BodyClient client = new(region.Channel);
        Observation seen = await client.ObserveAsync(new ObservationRequest(false, [.. Enumerable.Range(0, 4).Select(i => new CameraRequest($"c{i}", 640, 480, true, true))]), Ct);
        Assert.All(seen.Frames, f => Assert.Equal((640 * 480 * 3, 640 * 480, 640 * 480), (f.Rgb.Length, f.Depth.Length, f.Segmentation.Length)));
        Assert.Equal(4, seen.Frames.Length);
    }

    [Fact]
    public async Task What_the_body_tells_with_a_chunk_reaches_the_thalamus_once_and_the_body_is_not_asked_again()
    {
        SimulatedServoBody body = new(new FakeTorqueDriver(), new FakeArm());
        ToldBody.Tale told = new();
        Looking perception = new(body, told);
        await using ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(body).AddSingleton(told).AddSingleton<IPerception>(perception),
            r =>
            {
                r.MapBrainstem();
                r.MapThalamus();
            });
        Sighting sighting = new(null, TimeProvider.System);
        using BodyClient client = new(region.Channel, sighting);
        using PerceptionClient thalamus = new(region.Channel, sighting);
        CommandLease lease = await client.AcquireAsync("test", Ct);
        ActionChunk chunk = new()
        {
            Space = FakeBodies.Delta, TaskId = "t", SubgoalId = "s", Epoch = lease.Epoch, Sequence = 1, ComputedFrom = TimeSpan.Zero, FirstStep = 0,
            Values = [0.1, 0, 0, 0, 0, 0, -1],
        };
        Assert.Equal(ChunkEnd.Played, (await client.ExecuteAsync(lease, chunk, Ct)).End);
        Assert.Equal(1, (await thalamus.PerceiveAsync(new TaskStep("t", 1, TimeSpan.Zero), Ct)).At.Step);
        Assert.Equal(0, perception.Asked);
        await thalamus.PerceiveAsync(new TaskStep("t", 2, TimeSpan.Zero), Ct);
        Assert.Equal(1, perception.Asked);
    }

    /// <summary>A perception that tells the body's step, over a body that counts who asks it.</summary>
    private sealed class Looking(IBody there, ToldBody.Tale told) : IPerception, IBody
    {
        public int Asked { get; private set; }

        public BodyDescription Description => there.Description;

        public ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct) => throw new NotSupportedException();

        public async ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct) =>
            Some.Scene() with { At = at with { Step = (await new ToldBody(this, told).ObserveAsync(ObservationRequest.TracksOnly, ct)).Step } };

        public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct)
        {
            Asked++;
            return there.ObserveAsync(what, ct);
        }

        public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => throw new NotSupportedException();
    }

    /// <summary>A body that sees whatever is asked for.</summary>
    private sealed class Eyes : IBody
    {
        public BodyDescription Description => throw new NotSupportedException();

        public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => new(new Observation
        {
            Step = 0,
            Time = TimeSpan.Zero,
            JointPositions = [],
            JointVelocities = [],
            JointEfforts = [],
            TcpInWorld = Pose.Identity,
            TcpVelocity = Twist.Zero,
            GripperWidth = 0,
            Mode = BodyMode.Idle,
            Frames = [.. what.Cameras.Select(c => new CameraFrame
            {
                Camera = c.Camera,
                Width = c.Width,
                Height = c.Height,
                Rgb = new byte[c.Width * c.Height * 3],
                Depth = new float[c.Width * c.Height],
                Segmentation = new int[c.Width * c.Height],
                FocalLength = 1,
                CameraInWorld = Pose.Identity,
                Time = TimeSpan.Zero,
            })],
        });

        public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => throw new NotSupportedException();
    }
}
