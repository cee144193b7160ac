using System.Text.Json;

namespace Robotics.Protos.Mapping;

/// <summary>What language models were asked: words of the domain to messages of the wire, and back.</summary>
internal static class ConsultationMapping
{
    public static V1.Consultation ToWire(this Consultation consultation)
    {
        V1.Consultation message = new() { Purpose = consultation.Purpose, Taken = consultation.Taken, Why = consultation.Why };
        if (consultation.Proposed is { } proposed) message.Proposed = proposed;
        message.Exchanges.AddRange(consultation.Exchanges.Select(ToWire));
        return message;
    }

    public static Consultation FromWire(this V1.Consultation consultation) => new()
    {
        Purpose = consultation.Purpose,
        Proposed = consultation.HasProposed ? consultation.Proposed : null,
        Taken = consultation.Taken,
        Why = consultation.Why,
        Exchanges = [.. consultation.Exchanges.Select(FromWire)],
    };

    private static V1.ModelExchange ToWire(ModelExchange exchange)
    {
        V1.ModelExchange message = new()
        {
            Purpose = exchange.Purpose,
            Model = exchange.Model,
            Schema = exchange.Schema.GetRawText(),
            InputTokens = exchange.InputTokens,
            OutputTokens = exchange.OutputTokens,
            Cost = exchange.Cost,
            Attempts = exchange.Attempts,
            Lost = exchange.Lost,
            LatencyMs = exchange.LatencyMs,
        };
        if (exchange.Text is { } text) message.Text = text;
        if (exchange.Fault is { } fault) message.Fault = fault;
        message.Messages.AddRange(exchange.Messages.Select(m => new V1.ModelMessage { Role = m.Role, Text = m.Text }));
        message.Pictures.AddRange(exchange.Pictures);
        return message;
    }

    private static ModelExchange FromWire(V1.ModelExchange exchange) => new()
    {
        Purpose = exchange.Purpose,
        Model = exchange.Model,
        Messages = [.. exchange.Messages.Select(m => new ModelMessage(m.Role, m.Text))],
        Schema = Schema(exchange.Schema),
        Pictures = [.. exchange.Pictures],
        Text = exchange.HasText ? exchange.Text : null,
        Fault = exchange.HasFault ? exchange.Fault : null,
        InputTokens = exchange.InputTokens,
        OutputTokens = exchange.OutputTokens,
        Cost = exchange.Cost,
        Attempts = exchange.Attempts,
        Lost = exchange.Lost,
        LatencyMs = exchange.LatencyMs,
    };

    private static JsonElement Schema(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw RoboticsException.Invalid("The schema of an exchange", $"not readable: {e.Message}", "a JSON value");
        }
    }
}
