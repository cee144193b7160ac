using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;
using Robotics.Protos.Thalamus;
using Robotics.Protos.V1;

namespace Robotics.Tests.Apart;

/// <summary>What comes twice over a stream, or out of place.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_request_that_comes_twice_is_done_and_answered_once()
    {
        Requests requests = new([1, 1, 2, 1, 2, 3]);
        Answers answers = new();
        List<ulong> done = [];
        await DuplexServer.AnswerAsync<PerceiveRequest, PerceiveResponse>(
            requests,
            answers,
            request =>
            {
                done.Add(request.Number);
                return new(new PerceiveResponse());
            },
            TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], done);
        Assert.Equal([1, 2, 3], answers.Numbers);
    }

    [Fact]
    public async Task A_stream_with_an_answer_that_makes_no_sense_is_given_up_and_the_next_one_begins_anew()
    {
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<Garbled>(), r => r.MapGrpcService<Garbled>());
        using PerceptionClient client = new(region.Channel);
        Core.Time.TaskStep at = new("t", 0, TimeSpan.Zero);
        RoboticsException senseless = await Assert.ThrowsAsync<RoboticsException>(() => client.PerceiveAsync(at, TestContext.Current.CancellationToken).AsTask());
        Assert.Contains("The frame of a scene is 7", senseless.Message, StringComparison.Ordinal);
        Assert.Single((await client.PerceiveAsync(at, TestContext.Current.CancellationToken)).Objects);
    }

    /// <summary>A process that stood still finds the answer and the end of its patience at the same moment.</summary>
    [Fact]
    public async Task An_answer_that_comes_later_than_the_callers_patience_is_none_even_when_it_is_there()
    {
        StoodStill clock = new();
        bool dropped = false;
        DuplexLink<PerceiveRequest, PerceiveResponse, object> link = new(
            new(new Nothing(), new Kept(), Task.FromResult(Metadata.Empty), () => Status.DefaultSuccess, () => Metadata.Empty, () => dropped = true), clock);
        TimeSpan patience = TimeSpan.FromSeconds(2);
        clock.Standstill = patience / 2;
        Assert.Equal(1u, (await link.CallAsync(new PerceiveRequest(), patience, null, null)).Number);
        clock.Standstill = patience * 2;
        await Assert.ThrowsAsync<RpcException>(async () => await link.CallAsync(new PerceiveRequest(), patience, null, null));
        Assert.True(link.IsLate && dropped);
    }

    /// <summary>A thalamus whose first stream names a frame that it never told.</summary>
    private sealed class Garbled : ThalamusService.ThalamusServiceBase
    {
        private int _streams;

        public override Task Perceive(IAsyncStreamReader<PerceiveRequest> requestStream, IServerStreamWriter<PerceiveResponse> responseStream, ServerCallContext context)
        {
            SceneWriter scenes = new();
            bool first = Interlocked.Increment(ref _streams) == 1;
            return DuplexServer.AnswerAsync<PerceiveRequest, PerceiveResponse>(
                requestStream,
                responseStream,
                _ =>
                {
                    PerceiveResponse answer = new() { Scene = scenes.ToWire(Some.Scene(Some.Table())) };
                    if (first) answer.Scene.Frame = 7;
                    if (first) answer.Scene.NewFrame = null;
                    return new(answer);
                },
                context.CancellationToken);
        }
    }

    /// <summary>Goes on by this much from one look to the next, and rings nobody.</summary>
    private sealed class StoodStill : TimeProvider
    {
        private long _now;

        public TimeSpan Standstill { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += Standstill.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private sealed class Nothing : IClientStreamWriter<PerceiveRequest>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(PerceiveRequest message) => Task.CompletedTask;

        public Task WriteAsync(PerceiveRequest message, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;
    }

    /// <summary>An answer to each request in turn.</summary>
    private sealed class Kept : IAsyncStreamReader<PerceiveResponse>
    {
        private ulong _number;

        public PerceiveResponse Current => new() { Number = _number };

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            _number++;
            return Task.FromResult(true);
        }
    }

    private sealed class Requests(ulong[] numbers) : IAsyncStreamReader<PerceiveRequest>
    {
        private int _next = -1;

        public PerceiveRequest Current => new() { Number = numbers[_next] };

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(++_next < numbers.Length);
    }

    private sealed class Answers : IServerStreamWriter<PerceiveResponse>
    {
        public List<ulong> Numbers { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(PerceiveResponse message)
        {
            Numbers.Add(message.Number);
            return Task.CompletedTask;
        }

        public Task WriteAsync(PerceiveResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
