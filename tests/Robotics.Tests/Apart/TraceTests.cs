using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem;
using Robotics.Host.Configuration;
using Robotics.Host.Serving;
using Robotics.Host.Telemetry;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Tests.Brainstem;

namespace Robotics.Tests.Apart;

/// <summary>One trace from whoever began to the servo log, and its way to a collector.</summary>
public sealed class TraceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trace_of_a_command_reaches_the_servo_log_over_a_stream_that_others_used_before()
    {
        ServoLines log = new();
        await using Commanded arm = await Commanded.StartAsync(log);
        ActivityTraceId first = await arm.RunAsync(1), second = await arm.RunAsync(2);
        Assert.NotEqual(first, second);
        Assert.Equal([first, second], log.Traces.Where(t => t == first || t == second).Distinct());
    }

    [Fact]
    public async Task Spans_and_measurements_reach_an_OTLP_collector()
    {
        await using Collector collector = await Collector.StartAsync();
        using (ProcessTelemetry.Start(new TelemetryOptions { Otlp = collector.Address }, "test"))
        {
            await using Commanded arm = await Commanded.StartAsync(new ServoLines());
            await arm.RunAsync(1);
        }

        string[] received = [.. collector.Received];
        Assert.Contains(received, r => r.StartsWith("/opentelemetry.proto.collector.trace.v1.TraceService/Export", StringComparison.Ordinal) && r.Contains("a run of the test", StringComparison.Ordinal)
            && r.Contains("ExecuteRequest", StringComparison.Ordinal));
        Assert.Contains(received, r => r.StartsWith("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", StringComparison.Ordinal) && r.Contains("robotics.region.call.duration", StringComparison.Ordinal));
    }

    /// <summary>An arm over gRPC whose lease is taken away in the middle of each chunk.</summary>
    private sealed class Commanded : IAsyncDisposable
    {
        private readonly ServedRegion _region;
        private readonly BodyClient _client;

        private Commanded(ServedRegion region, BodyClient client) => (_region, _client) = (region, client);

        public static async Task<Commanded> StartAsync(ILogger log)
        {
            FakeTorqueDriver driver = new();
            SimulatedServoBody body = new(driver, new FakeArm(), new ServoBodyOptions { Log = log });
            driver.BeforePeriod = period =>
            {
                if (period % 500 == 10) _ = body.AcquireAsync("another", Ct).AsTask();
            };
            ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IBody>(body).AddSingleton<IBodyOperator>(body), r => r.MapBrainstem());
            return new Commanded(region, new BodyClient(region.Channel));
        }

        public async Task<ActivityTraceId> RunAsync(long sequence)
        {
            using Activity run = CallTrace.Begins("a run of the test");
            CommandLease lease = await _client.AcquireAsync("test", Ct);
            Observation now = await _client.ObserveAsync(ObservationRequest.Proprioception, Ct);
            await _client.ExecuteAsync(lease, new ActionChunk
            {
                Space = FakeBodies.Delta,
                TaskId = "t",
                SubgoalId = "s",
                Epoch = lease.Epoch,
                Sequence = sequence,
                ComputedFrom = now.Time,
                FirstStep = now.Step,
                Values = [.. Enumerable.Repeat<double[]>([0.5, 0.1, -0.2, 0, 0, 0, -1], 30).SelectMany(r => r)],
            }, Ct);
            return run.TraceId;
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _region.DisposeAsync();
        }
    }

    private sealed class ServoLines : ILogger
    {
        public ConcurrentQueue<ActivityTraceId> Traces { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Activity.Current is { } operation) Traces.Enqueue(operation.TraceId);
        }
    }

    /// <summary>Takes whatever is exported, as the path and the bytes.</summary>
    private sealed class Collector(WebApplication app, string address) : IAsyncDisposable
    {
        public string Address => address;

        public ConcurrentQueue<string> Received { get; private init; } = [];

        public static async Task<Collector> StartAsync()
        {
            ConcurrentQueue<string> received = [];
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
            WebApplication app = builder.Build();
            app.Run(async context =>
            {
                using MemoryStream body = new();
                await context.Request.Body.CopyToAsync(body, Ct);
                received.Enqueue(context.Request.Path + " " + Encoding.Latin1.GetString(body.ToArray()));
                context.Response.ContentType = "application/grpc";
                context.Response.AppendTrailer("grpc-status", "0");
                await context.Response.Body.WriteAsync(new byte[5], Ct);
            });
            return new Collector(app, await WebStart.ListenAsync(app, "127.0.0.1:0", Ct)) { Received = received };
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
