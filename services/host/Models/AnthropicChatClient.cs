using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Robotics.Host.Models;

/// <summary>Speaks Anthropic's messages protocol (version 2023-06-01): texts and pictures in; with a JSON schema, the answer is the input of a tool that must be used.</summary>
/// <param name="http">Disposed with this.</param>
/// <param name="endpoint">Base address, without <c>/v1/messages</c>.</param>
/// <param name="key">Null where the endpoint wants none.</param>
internal sealed class AnthropicChatClient(HttpClient http, Uri endpoint, string? key) : IChatClient
{
    private const string Version = "2023-06-01", Tool = "answer";
    private const int DefaultMaxTokens = 1024;

    /// <exception cref="HttpRequestException">The server refused (with its status), or cannot be reached.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/v1/messages"));
        request.Headers.Add("anthropic-version", Version);
        if (key is not null) request.Headers.Add("x-api-key", key);
        request.Content = JsonContent.Create(Body(messages, options));
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(await response.Content.ReadAsStringAsync(cancellationToken), null, response.StatusCode);
        JsonNode answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new InvalidDataException("The server's answer is empty.");
        return Read(answer);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse whole = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in whole.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();

    private static JsonObject Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ChatMessage[] all = [.. messages];
        JsonObject body = new()
        {
            ["model"] = options?.ModelId,
            ["max_tokens"] = options?.MaxOutputTokens ?? DefaultMaxTokens,
            ["system"] = string.Join('\n', all.Where(m => m.Role == ChatRole.System).Select(m => m.Text)),
            ["messages"] = new JsonArray([.. all.Where(m => m.Role != ChatRole.System).Select(Message)]),
        };
        if (options?.Temperature is { } temperature) body["temperature"] = temperature;
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
        {
            JsonObject tool = new() { ["name"] = Tool, ["description"] = $"Gives the answer: {format.SchemaName}", ["input_schema"] = JsonNode.Parse(schema.GetRawText()) };
            body["tools"] = new JsonArray(tool);
            body["tool_choice"] = new JsonObject { ["type"] = "tool", ["name"] = Tool };
        }

        return body;
    }

    private static JsonObject Message(ChatMessage message) => new()
    {
        ["role"] = message.Role.Value,
        ["content"] = new JsonArray([.. message.Contents.Select(Content).OfType<JsonNode>()]),
    };

    private static JsonObject? Content(AIContent content) => content switch
    {
        TextContent text => new() { ["type"] = "text", ["text"] = text.Text },
        DataContent data => new()
        {
            ["type"] = "image",
            ["source"] = new JsonObject { ["type"] = "base64", ["media_type"] = data.MediaType, ["data"] = data.Base64Data.ToString() },
        },
        _ => null,
    };

    private static ChatResponse Read(JsonNode answer)
    {
        JsonArray content = answer["content"] as JsonArray ?? throw new InvalidDataException("The server's answer has no content.");
        JsonNode? used = content.FirstOrDefault(c => (string?)c?["type"] == "tool_use")?["input"];
        string text = used?.ToJsonString() ?? string.Concat(content.Where(c => (string?)c?["type"] == "text").Select(c => (string?)c!["text"]));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = (string?)answer["model"],
            Usage = new UsageDetails { InputTokenCount = (long?)answer["usage"]?["input_tokens"], OutputTokenCount = (long?)answer["usage"]?["output_tokens"] },
        };
    }
}
