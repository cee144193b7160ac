using System.Runtime.InteropServices;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>A policy behind a server. Pictures, state and instruction go under the names that policy.json gives them, not normalised: the server does that.</summary>
/// <remarks>Not thread-safe: one question at a time.</remarks>
public sealed class RemotePolicy : IPolicy
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.1);

    private readonly PolicyShape _shape;
    private readonly IPolicyServer _server;
    private readonly RemoteFile _remote;
    private readonly float[] _state;
    private readonly ImmutableArray<byte[]> _pictures;
    private readonly ImmutableArray<string> _answers;
    private readonly TimeProvider _clock;
    private PolicyStart? _start;
    private bool _answered;
    private long _sessions;

    /// <param name="name">As it is chosen by.</param>
    /// <param name="file">Its policy.json.</param>
    /// <param name="body">What it is to command.</param>
    /// <param name="server">Belongs to the policy from here on.</param>
    /// <param name="clock">Real time: between two tries at a connection some passes, since servers take a while to start anew.</param>
    /// <exception cref="RoboticsException">InvalidArgument: policy.json names no server, or does not fit the body.</exception>
    public RemotePolicy(string name, PolicyFile file, BodyDescription body, IPolicyServer server, TimeProvider clock)
    {
        (_remote, _server, _clock) = (file.Remote ?? throw NoServer(name), server, clock);
        _shape = new PolicyShape(name, _remote.Address, file, body);
        _state = new float[_shape.State?.Length ?? 0];
        _pictures = [.. _shape.Description.Pictures.Select(p => new byte[p.Length])];
        _answers = file.Actions.Parts.IsEmpty ? [file.Actions.Name] : file.Actions.Parts;
        int parts = file.State?.Parts.Sum(p => p.Count) ?? 0;
        if (parts != 0 && parts != _state.Length) throw RoboticsException.Invalid($"The numbers of the state's parts of policy {name}", parts, FormattableString.Invariant($"{_state.Length}"));
    }

    /// <inheritdoc/>
    public PolicyDescription Description => _shape.Description;

    internal static RoboticsException NoServer(string name) => RoboticsException.Invalid($"The server of policy {name}", null, "\"remote\": { \"address\": \"ws://HOST:PORT\" }");

    /// <inheritdoc/>
    public async ValueTask<PolicySession> BeginAsync(PolicyStart start, CancellationToken ct)
    {
        _start = start;
        await WithRetriesAsync(() => InTimeAsync("begun", BeginAsync, ct), ct);
        return new PolicySession(++_sessions);

        async ValueTask BeginAsync(CancellationToken t)
        {
            await _server.OpenAsync(t);
            await _server.BeginAsync(start, t);
        }
    }

    /// <inheritdoc/>
    public async ValueTask InferAsync(PolicySession session, PolicyQuery query, Memory<double> actions, CancellationToken ct)
    {
        PolicyQuestion question = Question(query);
        ImmutableArray<PolicyArray> answer = [];
        bool broken = false;
        await WithRetriesAsync(() => InTimeAsync("answered", AskAsync, ct), ct);
        _answered = true;
        Join(answer, actions.Span);
        _shape.Decode(actions.Span);

        async ValueTask AskAsync(CancellationToken t)
        {
            await _server.OpenAsync(t);

            // A server that was lost remembers nothing of the try.
            if (broken) await _server.BeginAsync(_start ?? new PolicyStart("", query.Instruction, 0), t);
            broken = true;
            answer = await _server.AskAsync(question, t);
        }
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(PolicySession session, CancellationToken ct) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private PolicyQuestion Question(in PolicyQuery query)
    {
        ImmutableArray<PolicyPicture> pictures = Description.Pictures;
        for (int i = 0; i < pictures.Length; i++) pictures[i].Write(_shape.Frame(query.Now, i), _pictures[i]);
        _shape.State?.Write(query.Now, query.Gripper, _state);
        return new PolicyQuestion
        {
            Pictures = [.. pictures.Select((p, i) => new PolicyArray(p.Name, "|u1", _pictures[i], [p.Height, p.Width, 3]))],
            States = States(),
            InstructionName = _shape.File.Language?.Name ?? "prompt",
            Instruction = query.Instruction,
            Answers = _answers,
            Previous = query.Previous,
            Frozen = query.Frozen,
        };
    }

    private ImmutableArray<PolicyArray> States()
    {
        if (_shape.File.State is not { } file) return [];
        ImmutableArray<StatePart> parts = file.Parts.IsEmpty ? [new StatePart(file.Name, _state.Length)] : file.Parts;
        var states = ImmutableArray.CreateBuilder<PolicyArray>();
        int at = 0;
        foreach (StatePart part in parts)
        {
            states.Add(new PolicyArray(part.Name, "<f4", MemoryMarshal.AsBytes(_state.AsSpan(at, part.Count)).ToArray(), [part.Count]));
            at += part.Count;
        }

        return states.ToImmutable();
    }

    /// <summary>The answer's arrays side by side, as rows.</summary>
    private void Join(ImmutableArray<PolicyArray> answer, Span<double> rows)
    {
        int dimension = Description.Space.Dimension, column = 0;
        foreach (string key in _answers)
        {
            PolicyArray array = answer.FirstOrDefault(a => a.Name == key)
                ?? throw new RoboticsException(ErrorCode.CommandRejected, $"Policy {Description.Name}: the answer has no array '{key}'; it has {string.Join(", ", answer.Select(a => a.Name))}.");
            int width = array.Shape.Length == 1 ? 1 : array.Shape.Length == 2 ? array.Shape[1] : 0;
            bool alone = _answers.Length == 1;
            if (width == 0 || array.Shape[0] < Description.Horizon || column + width > dimension || (alone && width != dimension))
            {
                throw new RoboticsException(
                    ErrorCode.CommandRejected,
                    $"Policy {Description.Name}: '{key}' has shape {array.ShapeText}; allowed: [{Description.Horizon} or more, {(alone ? $"{dimension}" : $"at most {dimension - column}")}].");
            }

            double[] numbers = array.ToNumbers();
            for (int i = 0; i < Description.Horizon * width; i++) rows[(i / width * dimension) + column + (i % width)] = numbers[i];
            column += width;
        }

        if (column != dimension)
            throw new RoboticsException(ErrorCode.CommandRejected, $"Policy {Description.Name}: the arrays of the answer make rows of {column} numbers; allowed: {dimension}.");
    }

    private async ValueTask WithRetriesAsync(Func<ValueTask> work, CancellationToken ct)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (RoboticsException e) when (e is { Code: ErrorCode.Unavailable, InnerException: not null } && attempt < _remote.Retries)
            {
                _server.Drop();
            }

            await Task.Delay(Pause * (1 << attempt), _clock, ct);
        }
    }

    /// <summary>Servers compile on their first question: until one was answered they have longer.</summary>
    private async ValueTask InTimeAsync(string what, Func<CancellationToken, ValueTask> work, CancellationToken ct)
    {
        double seconds = _answered ? _remote.TimeoutSeconds : _remote.FirstTimeoutSeconds;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            _server.Drop();
            throw new RoboticsException(ErrorCode.Unavailable, $"Policy {Description.Name}: the server at {_remote.Address} has not {what} within {seconds} s.");
        }
        catch (RoboticsException e) when (e.Code is ErrorCode.CommandRejected or ErrorCode.Unavailable or ErrorCode.MalformedFile or ErrorCode.Unsupported)
        {
            string text = $"Policy {Description.Name} at {_remote.Address}: {e.Message}";
            if (e.Code == ErrorCode.Unavailable) throw e.InnerException is { } cause ? new RoboticsException(e.Code, text, cause) : new RoboticsException(e.Code, text);
            _server.Drop();
            throw new RoboticsException(ErrorCode.CommandRejected, text, e);
        }
    }
}
