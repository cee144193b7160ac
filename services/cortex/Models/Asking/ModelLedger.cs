using System.Text;

namespace Robotics.Cortex.Models.Asking;

/// <summary>What the language models have cost one task so far, and whether another question can be afforded.</summary>
internal sealed class ModelLedger(ModelOptions model, ModelLimits limits)
{
    private const double Million = 1e6;

    /// <summary>What a protocol adds to a message, tokens, at most.</summary>
    private const int PerMessage = 16;

    private int _calls;
    private long _tokens;
    private double _cost;

    /// <summary>How often the question may be sent, so that no limit is exceeded even if every attempt costs as much as it can; 0 with the limit that stands in the way.</summary>
    public (int Attempts, string? Limit) Allow(ModelRequest request)
    {
        long worst = MostRead(request) + model.MaxOutputTokens;
        double cost = Price(MostRead(request), model.MaxOutputTokens);
        int calls = limits.Calls - _calls;
        long byTokens = (limits.Tokens - _tokens) / worst;
        double byCost = cost > 0 ? Math.Floor((limits.Cost - _cost) / cost) : int.MaxValue;
        int allowed = (int)Math.Max(0, Math.Min(Math.Min(calls, model.Attempts), Math.Min(byTokens, byCost)));
        if (allowed > 0) return (allowed, null);
        string limit = calls <= 0 ? FormattableString.Invariant($"{limits.Calls} calls") :
            byTokens <= 0 ? FormattableString.Invariant($"{limits.Tokens} tokens") : FormattableString.Invariant($"a cost of {limits.Cost}");
        return (0, limit);
    }

    /// <summary>Enters an answer, and gives it as it is recorded.</summary>
    public ModelExchange Enter(ModelRequest request, ModelReply reply, string name)
    {
        bool answered = reply.Text is not null;
        long input = answered ? reply.InputTokens ?? MostRead(request) : 0;
        long output = answered ? reply.OutputTokens ?? model.MaxOutputTokens : 0;

        // An attempt that was lost may have been worked on: it counts as much as it can have cost.
        long lostInput = reply.Lost * MostRead(request), lostOutput = (long)reply.Lost * model.MaxOutputTokens;
        double cost = Price(input + lostInput, output + lostOutput);
        _calls += reply.Attempts;
        _tokens += input + output + lostInput + lostOutput;
        _cost += cost;
        return new ModelExchange
        {
            Purpose = request.Purpose,
            Model = name,
            Messages = request.Messages,
            Schema = request.Schema,
            Pictures = [.. request.Pictures.Select(p => p.Digest)],
            Text = reply.Text,
            Fault = reply.Fault,
            InputTokens = input,
            OutputTokens = output,
            Cost = cost,
            Attempts = reply.Attempts,
            Lost = reply.Lost,
            LatencyMs = reply.LatencyMs,
        };
    }

    /// <summary>No tokeniser makes more tokens of a text than it has bytes.</summary>
    private long MostRead(ModelRequest request) =>
        request.Messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text) + PerMessage)
        + Encoding.UTF8.GetByteCount(request.Schema.GetRawText()) + ((long)request.Pictures.Length * model.TokensPerPicture);

    private double Price(long input, long output) => ((input * model.InputPrice) + (output * model.OutputPrice)) / Million;
}
