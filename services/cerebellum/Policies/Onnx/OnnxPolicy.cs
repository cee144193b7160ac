using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;
using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>A policy that ONNX Runtime computes in this process: one model, or several one after the other, the last of them perhaps an expert that denoises.</summary>
/// <remarks>Not thread-safe: one inference at a time. No managed allocation in <see cref="InferAsync"/>.</remarks>
public sealed class OnnxPolicy : IPolicy
{
    private readonly PolicyShape _shape;
    private readonly ImmutableArray<OnnxGraph> _graphs;
    private readonly OnnxInputs _inputs;
    private readonly ImmutableArray<Denoiser?> _denoisers;
    private readonly TensorBuffer _answer;
    private readonly float[] _numbers;
    private long _sessions;
    private bool _onceDone;
    private PolicyStart? _start;
    private int _asked;

    /// <param name="name">As it is chosen by.</param>
    /// <param name="folder">With policy.json and the models.</param>
    /// <param name="body">What it is to command.</param>
    /// <param name="logger">Told when a graphics card is asked for and not there.</param>
    /// <exception cref="RoboticsException">
    /// MissingDependency, MalformedFile: a file. InvalidArgument: an input or output of another shape than policy.json says, or without a source; statistics
    /// missing. CommandRejected: the first answer, to an observation of zeros, is not finite.
    /// </exception>
    public OnnxPolicy(string name, string folder, BodyDescription body, ILogger logger)
    {
        PolicyFile file = PolicyFileReader.Read(Path.Combine(folder, "policy.json"));
        _shape = new PolicyShape(name, folder, file, body);
        if (file.Graphs.IsEmpty) throw RoboticsException.Invalid($"The graphs of policy {name}", 0, "at least one model");
        using SessionOptions options = OnnxSessions.Options(file.Provider, file.Threads, logger);
        _graphs = [.. file.Graphs.Select(g => new OnnxGraph(folder, g, options))];
        _inputs = new OnnxInputs(_shape, folder, _graphs);
        int answers = _shape.Description.Horizon * _shape.Description.Space.Dimension;
        _numbers = new float[answers];
        _denoisers = [.. _graphs.Select(g => g.File.Denoising is { } d ? new Denoiser(g, d, _shape) : null)];
        _answer = Answer(file.Actions.Name, answers);
        WarmUp();
    }

    /// <inheritdoc/>
    public PolicyDescription Description => _shape.Description;

    /// <inheritdoc/>
    public ValueTask<PolicySession> BeginAsync(PolicyStart start, CancellationToken ct)
    {
        (_start, _asked, _onceDone) = (start, 0, false);
        _inputs.Say(start.Instruction);
        return new(new PolicySession(++_sessions));
    }

    /// <inheritdoc/>
    public ValueTask InferAsync(PolicySession session, PolicyQuery query, Memory<double> actions, CancellationToken ct)
    {
        if (session.Number != _sessions || _start is null)
            throw RoboticsException.Invalid($"The session of policy {Description.Name}", session.Number, FormattableString.Invariant($"the one that was begun last, {_sessions}"));
        if (actions.Length != _numbers.Length) throw RoboticsException.Invalid("The room for actions", actions.Length, FormattableString.Invariant($"{_numbers.Length} numbers"));
        _inputs.See(query);
        Compute(query);
        _answer.Read(_numbers);
        Span<double> rows = actions.Span;
        for (int i = 0; i < _numbers.Length; i++) rows[i] = _numbers[i];
        _shape.Decode(rows);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(PolicySession session, CancellationToken ct) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (OnnxGraph graph in _graphs) graph.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Only the computation, on what the inputs hold: for measuring.</summary>
    internal void Compute(in PolicyQuery query)
    {
        for (int i = 0; i < _graphs.Length; i++)
        {
            OnnxGraph graph = _graphs[i];
            if (graph.File.OncePerSession && _onceDone) continue;
            _inputs.Pass(i);
            if (_denoisers[i] is { } denoiser) denoiser.Run(query, _start!.Seed, _asked);
            else graph.Run();
        }

        _onceDone = true;
        _asked++;
    }

    private TensorBuffer Answer(string name, int length)
    {
        OnnxGraph last = _graphs[^1];
        TensorBuffer answer;
        if (_denoisers[^1] is { } denoiser) answer = denoiser.State;
        else if (last.Outputs.TryGetValue(name, out TensorBuffer? found)) answer = found;
        else throw RoboticsException.Unknown($"output of {last.Path}", name, last.Outputs.Keys);
        if (answer.Length == length) return answer;
        throw RoboticsException.Invalid(
            $"The shape of '{name}' of {last.Path}", $"[{string.Join(", ", answer.Shape)}]", $"{Description.Horizon} rows of {Description.Space.Dimension} numbers");
    }

    /// <summary>A first inference on zeros: it makes later ones fast, and finds a broken model before anything moves.</summary>
    private void WarmUp()
    {
        _inputs.SayNothing();
        _start = new PolicyStart("warm-up", "", 0);
        Compute(default);
        _answer.Read(_numbers);
        _start = null;
        _onceDone = false;
        int bad = Array.FindIndex(_numbers, n => !float.IsFinite(n));
        if (bad < 0) return;
        throw new RoboticsException(
            ErrorCode.CommandRejected, $"The model {_graphs[^1].Path} answers {_numbers[bad]} as number {bad} of '{_shape.File.Actions.Name}' to an observation of zeros; allowed: finite numbers.");
    }
}
