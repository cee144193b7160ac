using System.Runtime.InteropServices;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Remote;

namespace Robotics.Cerebellum.Policies.OpenPi;

/// <summary>A policy behind an openpi websocket server. Pictures, state and prompt go under the names that policy.json gives them, not normalised: the server does that.</summary>
/// <remarks>Not thread-safe: one question at a time. The protocol knows no sessions.</remarks>
public sealed class OpenPiPolicy : IPolicy
{
    private readonly PolicyShape _shape;
    private readonly OpenPiConnection _connection;
    private readonly MessagePackWriter _question = new();
    private readonly float[] _state;
    private readonly byte[] _picture;
    private long _sessions;

    /// <param name="name">As it is chosen by.</param>
    /// <param name="folder">With policy.json.</param>
    /// <param name="body">What it is to command.</param>
    /// <exception cref="RoboticsException">InvalidArgument: policy.json names no server, or does not fit the body.</exception>
    public OpenPiPolicy(string name, string folder, BodyDescription body)
    {
        PolicyFile file = PolicyFileReader.Read(Path.Combine(folder, "policy.json"));
        RemoteFile remote = file.Remote ?? throw RoboticsException.Invalid($"The server of policy {name}", null, "\"remote\": { \"address\": \"ws://HOST:PORT\" }");
        _shape = new PolicyShape(name, remote.Address, file, body);
        _connection = new OpenPiConnection(remote, name);
        _state = new float[_shape.State?.Length ?? 0];
        _picture = new byte[_shape.Description.Pictures.Select(p => p.Length).DefaultIfEmpty(0).Max()];
    }

    /// <inheritdoc/>
    public PolicyDescription Description => _shape.Description;

    /// <inheritdoc/>
    public async ValueTask<PolicySession> BeginAsync(PolicyStart start, CancellationToken ct)
    {
        await _connection.OpenAsync(ct);
        return new PolicySession(++_sessions);
    }

    /// <inheritdoc/>
    public async ValueTask InferAsync(PolicySession session, PolicyQuery query, Memory<double> actions, CancellationToken ct)
    {
        Write(query);
        SortedDictionary<string, object?> answer = await _connection.AskAsync(_question.Written, ct);
        string key = _shape.File.Actions.Name;
        NumpyArray rows = NumpyArray.Of(answer.GetValueOrDefault(key))
            ?? throw new RoboticsException(ErrorCode.CommandRejected, $"Policy {Description.Name}: the answer has no array '{key}'; it has {string.Join(", ", answer.Keys)}.");
        int dimension = Description.Space.Dimension;
        if (rows.Shape.Length != 2 || rows.Shape[1] != dimension || rows.Shape[0] < Description.Horizon)
        {
            throw new RoboticsException(
                ErrorCode.CommandRejected,
                $"Policy {Description.Name}: '{key}' has shape [{string.Join(", ", rows.Shape)}]; allowed: [{Description.Horizon} or more, {dimension}].");
        }

        rows.Values.AsSpan(0, actions.Length).CopyTo(actions.Span);
        _shape.Decode(actions.Span);
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(PolicySession session, CancellationToken ct) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(in PolicyQuery query)
    {
        PolicyFile file = _shape.File;
        ImmutableArray<PolicyPicture> pictures = Description.Pictures;
        _question.Clear();
        _question.Map(pictures.Length + (_shape.State is null ? 0 : 1) + 1);
        for (int i = 0; i < pictures.Length; i++)
        {
            Span<byte> bytes = _picture.AsSpan(0, pictures[i].Length);
            pictures[i].Write(_shape.Frame(query.Now, i), bytes);
            _question.Text(pictures[i].Name).NumpyArray("|u1", bytes, pictures[i].Height, pictures[i].Width, 3);
        }

        if (_shape.State is { } state)
        {
            state.Write(query.Now, query.Gripper, _state);
            _question.Text(file.State!.Name).NumpyArray("<f4", MemoryMarshal.AsBytes(_state.AsSpan()), _state.Length);
        }

        _question.Text(file.Language?.Name ?? "prompt").Text(query.Instruction);
    }
}
