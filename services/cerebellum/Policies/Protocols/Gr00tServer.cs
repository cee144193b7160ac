using System.Text.Json;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Remote;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Protocols;

/// <summary>The ZeroMQ protocol of Isaac GR00T N1.6 and N1.7: MessagePack with arrays as .npy files, a batch and a time axis before everything.</summary>
/// <remarks>Pictures go under <c>video</c>, state in its parts under <c>state</c>, the instruction under <c>language</c>. One frame of history only.</remarks>
internal sealed class Gr00tServer : IPolicyServer
{
    private readonly RemoteFile _file;
    private readonly ZmqRequester _requester;
    private readonly MessagePackWriter _question = new();

    /// <exception cref="RoboticsException">InvalidArgument: not a tcp address.</exception>
    public Gr00tServer(RemoteFile file)
    {
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out Uri? address) || address.Scheme != "tcp" || address.Port < 1)
            throw RoboticsException.Invalid("The server's address", file.Address, "tcp://HOST:PORT");
        (_file, _requester) = (file, new ZmqRequester(address.Host, address.Port));
    }

    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (_requester.IsOpen) return;
        try
        {
            await _requester.OpenAsync(ct);
        }
        catch (IOException e)
        {
            throw new RoboticsException(ErrorCode.Unavailable, $"it cannot be connected to: {e.Message}", e);
        }

        await CallAsync("ping", null, ct);
    }

    public async ValueTask BeginAsync(PolicyStart start, CancellationToken ct) => await CallAsync("reset", w => w.Map(1).Text("options").Nil(), ct);

    public async ValueTask<ImmutableArray<PolicyArray>> AskAsync(PolicyQuestion question, CancellationToken ct)
    {
        object? answer = await CallAsync("get_action", w => Write(w, question), ct);

        // [actions, information]; older servers gave the actions alone.
        if (answer is List<object?> { Count: > 0 } pair) answer = pair[0];
        if (answer is not SortedDictionary<string, object?> map) throw new RoboticsException(ErrorCode.CommandRejected, "it answered no map of actions.");
        return [.. map.Select(p => Array(p.Key, p.Value)).OfType<PolicyArray>()];
    }

    public void Drop() => _requester.Close();

    public ValueTask DisposeAsync()
    {
        _requester.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Write(MessagePackWriter to, PolicyQuestion question)
    {
        to.Map(2).Text("observation").Map(3);
        Write(to.Text("video"), question.Pictures);
        Write(to.Text("state"), question.States);
        to.Text("language").Map(1).Text(question.InstructionName).Array(1).Array(1).Text(question.Instruction);
        to.Text("options").Nil();
    }

    private static void Write(MessagePackWriter to, ImmutableArray<PolicyArray> arrays)
    {
        to.Map(arrays.Length);
        foreach (PolicyArray array in arrays)
            to.Text(array.Name).Map(2).Text("__ndarray_class__").Bool(true).Text("as_npy").Binary(NumpyFile.Write(array with { Shape = [1, 1, .. array.Shape] }));
    }

    /// <summary>An array of the answer, without its batch axis; null when it is none.</summary>
    private static PolicyArray? Array(string name, object? value)
    {
        if (value is not SortedDictionary<string, object?> map || map.GetValueOrDefault("as_npy") is not byte[] file) return null;
        PolicyArray array = NumpyFile.Read(name, file);
        return array.Shape is [1, _, _] ? array with { Shape = array.Shape[1..] } : array;
    }

    private async ValueTask<object?> CallAsync(string endpoint, Action<MessagePackWriter>? data, CancellationToken ct)
    {
        string? token = _file.Key;
        _question.Clear();
        _question.Map(1 + (data is null ? 0 : 1) + (token is null ? 0 : 1)).Text("endpoint").Text(endpoint);
        if (token is not null) _question.Text("api_token").Text(token);
        if (data is not null) data(_question.Text("data"));
        try
        {
            object? answer = MessagePackReader.Read(await _requester.AskAsync(_question.Written, ct));
            return answer is SortedDictionary<string, object?> map && map.TryGetValue("error", out object? error)
                ? throw new RoboticsException(ErrorCode.CommandRejected, $"it reports to {endpoint}: {error as string ?? JsonSerializer.Serialize(error)}")
                : answer;
        }
        catch (IOException e)
        {
            throw new RoboticsException(ErrorCode.Unavailable, $"the connection broke: {e.Message}", e);
        }
    }
}
