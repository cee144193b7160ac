using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Robotics.Cortex.EmbodiedBench;

namespace Robotics.Host.Planner;

/// <summary>Requests as models are sent them → prompts; replies as models give them. Pictures are read past.</summary>
internal sealed class PlannerEndpoints(EmbodiedBenchPlanner planner)
{
    private const string Model = "robotics-symbolic";

    /// <summary><c>POST …/chat/completions</c>: the user's messages, whose content is a text or a list of parts.</summary>
    public async Task ChatAsync(HttpContext context)
    {
        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        JsonElement body = request.RootElement;
        if (body.ValueKind != JsonValueKind.Object) throw RoboticsException.Invalid("The request", $"JSON {body.ValueKind}", "a JSON object with 'messages'");
        if (Streams(body)) throw RoboticsException.Invalid("'stream'", "true", "false, or leave it out: replies are sent whole");
        string model = body.TryGetProperty("model", out JsonElement named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : Model;
        (ImmutableArray<string> turns, bool pictures) = Turns(body);
        string reply = planner.Reply(turns, pictures);
        await context.Response.WriteAsJsonAsync(new
        {
            id = $"chatcmpl-{context.TraceIdentifier}",
            @object = "chat.completion",
            created = 0,
            model,
            choices = new[] { new { index = 0, message = new { role = "assistant", content = reply }, finish_reason = "stop" } },
            usage = new { prompt_tokens = 0, completion_tokens = 0, total_tokens = 0 },
        });
    }

    /// <summary><c>POST /process</c>: a form with the field <c>sentence</c> and a file <c>image</c>.</summary>
    public async Task ProcessAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) throw RoboticsException.Invalid("The content type", $"'{context.Request.ContentType}'", "multipart/form-data with the fields 'sentence' and 'image'");
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["sentence"].FirstOrDefault() is not { Length: > 0 } sentence) throw RoboticsException.Invalid("The field 'sentence'", "missing", "the prompt's text");
        string response = planner.Reply([sentence], pictures: form.Files.Count > 0);
        await context.Response.WriteAsJsonAsync(new { response });
    }

    /// <summary><c>GET /v1/models</c>: what clients ask to see whether a server is there.</summary>
    public static Task ModelsAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new { @object = "list", data = new[] { new { id = Model, @object = "model", created = 0, owned_by = "robotics" } } });

    private static bool Streams(JsonElement body) => body.TryGetProperty("stream", out JsonElement stream) && stream.ValueKind == JsonValueKind.True;

    private static (ImmutableArray<string> Turns, bool Pictures) Turns(JsonElement body)
    {
        if (!body.TryGetProperty("messages", out JsonElement messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
            throw RoboticsException.Invalid("'messages'", "missing or empty", "a list of {\"role\", \"content\"}");
        ImmutableArray<string>.Builder turns = ImmutableArray.CreateBuilder<string>();
        bool pictures = false;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("role", out JsonElement role) || !message.TryGetProperty("content", out JsonElement content))
                throw RoboticsException.Invalid("A message", message.ValueKind, "an object with 'role' and 'content'");
            if (role.ValueKind != JsonValueKind.String || role.GetString() != "user") continue;
            (string text, bool pictured) = Text(content);
            turns.Add(text);
            pictures = pictured;
        }

        return (turns.ToImmutable(), pictures);
    }

    /// <summary>The text of a message, its parts joined, and whether a picture is among them.</summary>
    private static (string Text, bool Pictured) Text(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String) return (content.GetString()!, false);
        if (content.ValueKind != JsonValueKind.Array) throw RoboticsException.Invalid("A message's content", content.ValueKind, "a text or a list of parts");
        List<string> texts = [];
        bool pictured = false;
        foreach (JsonElement part in content.EnumerateArray())
        {
            if (part.ValueKind != JsonValueKind.Object) throw RoboticsException.Invalid("A part of a message's content", part.ValueKind, "an object with 'type'");
            if (part.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String) texts.Add(text.GetString()!);
            pictured |= part.TryGetProperty("image_url", out _);
        }

        return (string.Join("\n", texts), pictured);
    }
}
