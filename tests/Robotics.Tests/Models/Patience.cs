using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Robotics.Cortex.Models;
using Robotics.Cortex.Models.Asking;

namespace Robotics.Tests.Models;

/// <summary>Time-outs, jitter and the circuit breaker, by a clock that the test moves.</summary>
public sealed class Patience
{
    private static readonly ModelRequest Question = new()
    {
        Purpose = "goal", Messages = [new("user", "what?")], Schema = JsonSerializer.SerializeToElement(new { type = "object" }), MaxAttempts = 2,
    };

    [Fact]
    public async Task An_open_circuit_closes_again_after_a_while_if_the_server_is_back()
    {
        FakeTimeProvider clock = new();
        ScriptedClient client = new() { Fault = new HttpRequestException("away") };
        using ChatModel model = Over(client, clock, new ModelOptions { Model = "m", BreakAfter = 2, BreakSeconds = 30, Attempts = 2, RetryDelaySeconds = 0 });
        Assert.NotNull((await model.AskAsync(Question, TestContext.Current.CancellationToken)).Fault);
        Assert.Equal(2, client.Calls);
        client.Fault = null;
        Assert.Contains("left alone", (await model.AskAsync(Question, TestContext.Current.CancellationToken)).Fault, StringComparison.Ordinal);
        Assert.Equal(2, client.Calls);
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("fine", (await model.AskAsync(Question, TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task An_attempt_ends_when_its_time_is_up_and_the_latency_is_the_clocks()
    {
        FakeTimeProvider clock = new();
        ScriptedClient client = new() { Hangs = true };
        using ChatModel model = Over(client, clock, new ModelOptions { Model = "m", TimeoutSeconds = 20, Attempts = 1 });
        Task<ModelReply> asked = model.AskAsync(Question with { MaxAttempts = 1 }, TestContext.Current.CancellationToken).AsTask();
        await client.Called.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(21));
        ModelReply reply = await asked;
        Assert.Equal("no answer within 20 s", reply.Fault);
        Assert.Equal(21_000, reply.LatencyMs);
    }

    private static ChatModel Over(IChatClient client, TimeProvider clock, ModelOptions options) =>
        new(client, options, new Redactor(null), new RandomStream(1, 0, "jitter"), clock, NullLogger<ChatModel>.Instance);

    private sealed class ScriptedClient : IChatClient
    {
        public Exception? Fault { get; set; }

        public bool Hangs { get; init; }

        public int Calls { get; private set; }

        public TaskCompletionSource Called { get; } = new();

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            Called.TrySetResult();
            if (Hangs) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Fault is null ? new ChatResponse(new ChatMessage(ChatRole.Assistant, "fine")) : throw Fault;
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
