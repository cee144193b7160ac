using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Robotics.Cortex.Models.Asking;

/// <summary>A model behind a chat client: each attempt has a time-out, passing faults are tried again with jitter, and a server that keeps failing is left alone for a while.</summary>
/// <param name="client">Speaks the protocol; failures of the server are <see cref="HttpRequestException"/>s with its status. Disposed with this.</param>
/// <param name="options">How patient to be.</param>
/// <param name="redactor">Takes out secrets.</param>
/// <param name="jitter">Draws the jitter.</param>
/// <param name="clock">Measures time-outs, delays and latency.</param>
/// <param name="logger">Told of faults.</param>
public sealed partial class ChatModel(
    IChatClient client, ModelOptions options, Redactor redactor, RandomStream jitter, TimeProvider clock, ILogger<ChatModel> logger) : ILanguageModel, IDisposable
{
    private readonly ResiliencePipeline _pipeline = Resilience.Build(options, jitter, clock);

    public string Name => options.Model;

    public async ValueTask<ModelReply> AskAsync(ModelRequest request, CancellationToken ct)
    {
        long start = clock.GetTimestamp();
        Attempts attempts = new(request.MaxAttempts);
        ResilienceContext context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Attempts.Key, attempts);
        ModelReply reply;
        try
        {
            ChatResponse response = await _pipeline.ExecuteAsync(async c => await SendAsync(request, attempts, c.CancellationToken), context);
            reply = Reply(response);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever somebody else's server and client come up with: the task goes on without the model.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reply = new ModelReply { Fault = redactor.Clean(Describe(e)) };
            Log.NoAnswer(logger, Name, request.Purpose, attempts.Made, reply.Fault);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        return reply with
        {
            Attempts = attempts.Made,
            Lost = attempts.Lost,
            LatencyMs = Math.Round(clock.GetElapsedTime(start).TotalMilliseconds, 1),
        };
    }

    public void Dispose() => client.Dispose();

    private async Task<ChatResponse> SendAsync(ModelRequest request, Attempts attempts, CancellationToken ct)
    {
        List<ChatMessage> messages = [.. request.Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text))];
        foreach (ModelPicture picture in request.Pictures) messages[^1].Contents.Add(new DataContent(picture.Png, "image/png"));
        ChatOptions asked = new()
        {
            ModelId = options.Model,
            MaxOutputTokens = options.MaxOutputTokens,
            Temperature = 0,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(request.Schema, request.Purpose),
            AdditionalProperties = new() { ["strict"] = true },
        };
        attempts.Begin();
        ChatResponse response = await client.GetResponseAsync(messages, asked, ct);
        attempts.Answered();
        return response;
    }

    private ModelReply Reply(ChatResponse response) => new()
    {
        Text = redactor.Clean(response.Text),
        InputTokens = response.Usage?.InputTokenCount,
        OutputTokens = response.Usage?.OutputTokenCount,
    };

    private string Describe(Exception e) => e switch
    {
        TimeoutRejectedException => FormattableString.Invariant($"no answer within {options.TimeoutSeconds} s"),
        BrokenCircuitException => "it failed too often lately and is left alone for a while",
        HttpRequestException { StatusCode: { } status } => FormattableString.Invariant($"{(int)status} {status}: {FirstLine(e.Message)}"),
        _ => $"{e.GetType().Name}: {FirstLine(e.Message)}",
    };

    private static string FirstLine(string text)
    {
        const int Longest = 300;
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The model {Model} gave no answer about a {Purpose} after {Attempts} attempts: {Fault}")]
        public static partial void NoAnswer(ILogger logger, string model, string purpose, int attempts, string fault);
    }
}
