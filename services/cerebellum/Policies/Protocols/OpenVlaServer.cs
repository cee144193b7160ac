using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Remote;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Protocols;

/// <summary>
/// The REST protocol of OpenVLA and OpenVLA-OFT: POST /act with a JSON object of pictures, state and instruction, arrays as json_numpy writes them. OpenVLA
/// answers one action, OpenVLA-OFT a list of them. It knows no sessions and no health; the server says "error" and nothing else when it fails.
/// </summary>
internal sealed class OpenVlaServer : IPolicyServer
{
    private readonly RemoteFile _file;
    private readonly Uri _act;
    private readonly HttpClient _http;
    private bool _open;

    /// <exception cref="RoboticsException">InvalidArgument: not an http address.</exception>
    public OpenVlaServer(RemoteFile file)
    {
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw RoboticsException.Invalid("The server's address", file.Address, "http://HOST:PORT");
        (_file, _act) = (file, address.AbsolutePath == "/" ? new Uri(address, "/act") : address);
        _http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        if (file.Key is { } key) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The protocol has no question for it; that somebody listens is all that can be known.</summary>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (_open) return;
        using TcpClient probe = new();
        try
        {
            await probe.ConnectAsync(_act.Host, _act.Port, ct);
        }
        catch (SocketException e)
        {
            throw new RoboticsException(ErrorCode.Unavailable, $"it cannot be connected to: {e.Message}", e);
        }

        _open = true;
    }

    public ValueTask BeginAsync(PolicyStart start, CancellationToken ct) => ValueTask.CompletedTask;

    public async ValueTask<ImmutableArray<PolicyArray>> AskAsync(PolicyQuestion question, CancellationToken ct)
    {
        using ByteArrayContent body = new(Write(question));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using HttpResponseMessage answer = await _http.PostAsync(_act, body, ct);
            byte[] content = await answer.Content.ReadAsByteArrayAsync(ct);
            if (!answer.IsSuccessStatusCode) throw new RoboticsException(ErrorCode.CommandRejected, $"it answered HTTP {(int)answer.StatusCode} {answer.ReasonPhrase}.");
            return [Read(content, question.Answers[0])];
        }
        catch (HttpRequestException e)
        {
            throw new RoboticsException(ErrorCode.Unavailable, $"the connection broke: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"its answer is not JSON: {e.Message}", e);
        }
    }

    public void Drop() => _open = false;

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private byte[] Write(PolicyQuestion question)
    {
        JsonObject body = [];
        foreach (PolicyArray array in (ReadOnlySpan<PolicyArray>)[.. question.Pictures, .. question.States]) body[array.Name] = JsonNumpy.Write(array);
        body[question.InstructionName] = question.Instruction;
        foreach ((string name, string value) in _file.Fields) body[name] = value;
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    private static PolicyArray Read(byte[] content, string name)
    {
        JsonNode? answer = JsonNode.Parse(content);

        // A text is an error, or the answer once more as JSON.
        if (answer is JsonValue value && value.TryGetValue(out string? text))
            answer = text == "error" ? throw new RoboticsException(ErrorCode.CommandRejected, "it reports an error; what it is stands in the server's own log only.") : JsonNode.Parse(text);
        if (answer is not JsonArray list) return AsRows(JsonNumpy.Read(name, answer), 1);
        if (list.Count == 0) throw new RoboticsException(ErrorCode.MalformedFile, "its answer is an empty list.");
        PolicyArray[] rows = [.. list.Select(a => JsonNumpy.Read(name, a))];
        if (rows.FirstOrDefault(r => r.Type != rows[0].Type || r.Data.Length != rows[0].Data.Length) is { } other)
            throw new RoboticsException(ErrorCode.MalformedFile, $"its answer is a list of unlike arrays: {rows[0].Type} {rows[0].ShapeText}, {other.Type} {other.ShapeText}.");
        byte[] data = [.. rows.SelectMany(r => r.Data.ToArray())];
        return AsRows(rows[0] with { Data = data }, rows.Length);
    }

    /// <summary>Row vectors as a table; a table that came as one array stays.</summary>
    private static PolicyArray AsRows(PolicyArray array, int rows) => array.Shape.Length == 1 ? array with { Shape = [rows, array.Shape[0]] } : array;
}
