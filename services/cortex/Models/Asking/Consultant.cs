namespace Robotics.Cortex.Models.Asking;

/// <summary>Asks a language model on behalf of a task, within the task's limits: a refused answer goes back with the objections, a few times.</summary>
/// <remarks>Not thread-safe: one a brain, which does one task at a time. A new task starts with fresh limits.</remarks>
/// <param name="model">Who is asked.</param>
/// <param name="options">Its prices, and how large an answer may be.</param>
/// <param name="limits">What a task may cost.</param>
public sealed class Consultant(ILanguageModel model, ModelOptions options, ModelLimits limits)
{
    private ModelLedger _ledger = new(options, limits);
    private string? _task;

    /// <summary>The accepted answer, or null, with what was said and why it ended so.</summary>
    /// <param name="taskId">The task that pays for it.</param>
    /// <param name="dialog">The question.</param>
    /// <param name="ct">Cancels.</param>
    internal async ValueTask<(T? Answer, Consultation Consultation)> AskAsync<T>(string taskId, Dialog<T> dialog, CancellationToken ct)
        where T : class
    {
        if (_task != taskId) (_task, _ledger) = (taskId, new ModelLedger(options, limits));
        ImmutableArray<ModelMessage> messages = dialog.Opening;
        ImmutableArray<ModelExchange> exchanges = [];
        Judged<T> judged = default;
        for (int round = 0; round <= dialog.Repairs; round++)
        {
            ModelExchange exchange = await ExchangeAsync(new ModelRequest { Purpose = dialog.Purpose, Messages = messages, Schema = dialog.Schema, Pictures = dialog.Pictures }, ct);
            exchanges = exchanges.Add(exchange);
            if (exchange.Text is not { } text) return Ended($"the model did not answer: {exchange.Fault}");
            judged = await dialog.Judge(text);
            if (judged.Objections.IsEmpty) return (judged.Answer, new Consultation { Purpose = dialog.Purpose, Proposed = judged.Proposed, Taken = true, Why = "valid", Exchanges = exchanges });
            messages = [.. messages, new ModelMessage("assistant", text), new ModelMessage("user", Complaint(judged.Objections))];
        }

        return Ended($"refused{(dialog.Repairs > 0 ? FormattableString.Invariant($" after {dialog.Repairs} repairs") : "")}: {string.Join("; ", judged.Objections)}");

        (T?, Consultation) Ended(string why) =>
            (null, new Consultation { Purpose = dialog.Purpose, Proposed = judged.Proposed, Taken = false, Why = why, Exchanges = exchanges });
    }

    private async ValueTask<ModelExchange> ExchangeAsync(ModelRequest request, CancellationToken ct)
    {
        (int attempts, string? limit) = _ledger.Allow(request);
        ModelReply reply = limit is null
            ? await model.AskAsync(request with { MaxAttempts = attempts }, ct)
            : new ModelReply { Fault = $"the task may not spend more than {limit}" };
        return _ledger.Enter(request, reply, model.Name);
    }

    private static string Complaint(ImmutableArray<string> objections) =>
        $"That cannot be taken:\n{string.Join('\n', objections.Select(o => $"- {o}"))}\nAnswer again, whole, mended, by the same schema.";
}
