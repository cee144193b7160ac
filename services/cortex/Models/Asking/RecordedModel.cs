using System.Text.Json;

namespace Robotics.Cortex.Models.Asking;

/// <summary>Answers from a record what was answered then, without any model: the same question gets the same answers, in the order in which they were given.</summary>
public sealed class RecordedModel : ILanguageModel
{
    private readonly Dictionary<string, Queue<ModelExchange>> _answers = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();

    public RecordedModel(IEnumerable<ModelExchange> exchanges)
    {
        foreach (ModelExchange exchange in exchanges)
        {
            string digest = ModelRequest.DigestOf(exchange.Purpose, exchange.Messages, exchange.Schema, exchange.Pictures);
            if (!_answers.TryGetValue(digest, out Queue<ModelExchange>? answers)) _answers[digest] = answers = new();
            answers.Enqueue(exchange);
            Name = exchange.Model;
        }
    }

    public string Name { get; } = "";

    /// <summary>Reads the exchanges of a record: the lines of type <c>model</c> of an <c>episode.jsonl</c>.</summary>
    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: not such a record, with the line.</exception>
    public static RecordedModel Read(string file)
    {
        if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"The record {file} does not exist.");
        List<ModelExchange> exchanges = [];
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            try
            {
                using JsonDocument read = JsonDocument.Parse(line);
                if (read.RootElement.GetProperty("type").GetString() != "model") continue;
                exchanges.AddRange(read.RootElement.GetProperty("consultation").Deserialize<Consultation>(RecordJson.Compact)!.Exchanges);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new RoboticsException(ErrorCode.MalformedFile, FormattableString.Invariant($"{file}, line {number}: {e.Message}"), e);
            }
        }

        return new RecordedModel(exchanges);
    }

    public ValueTask<ModelReply> AskAsync(ModelRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        string digest = ModelRequest.DigestOf(request.Purpose, request.Messages, request.Schema, request.Pictures.Select(p => p.Digest));
        lock (_reading)
        {
            if (!_answers.TryGetValue(digest, out Queue<ModelExchange>? answers) || !answers.TryDequeue(out ModelExchange? answer))
                return ValueTask.FromResult(new ModelReply { Fault = "the record has no answer to this question" });
            return ValueTask.FromResult(new ModelReply
            {
                Text = answer.Text,
                Fault = answer.Fault,
                InputTokens = answer.InputTokens,
                OutputTokens = answer.OutputTokens,
                Attempts = answer.Attempts,
                Lost = answer.Lost,
                LatencyMs = answer.LatencyMs,
            });
        }
    }
}
