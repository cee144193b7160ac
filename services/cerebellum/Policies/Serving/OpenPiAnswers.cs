using System.Diagnostics;
using System.Runtime.InteropServices;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Remote;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Serving;

/// <summary>A policy as an openpi server answers for it: questions and answers in MessagePack. The protocol knows no tries, so a new prompt begins one.</summary>
/// <remarks>One question at a time.</remarks>
public sealed class OpenPiAnswers
{
    private const string Prompt = "prompt";

    private readonly IPolicy _policy;
    private readonly PolicyFile _file;
    private readonly StateVector _state;
    private readonly double[] _rows;
    private PolicySession? _session;
    private string _prompt = "";

    /// <param name="policy">The caller keeps it.</param>
    /// <param name="file">Its policy.json: the names of pictures, state and prompt.</param>
    /// <param name="body">What it commands.</param>
    public OpenPiAnswers(IPolicy policy, PolicyFile file, BodyDescription body)
    {
        (_policy, _file) = (policy, file);
        _state = new StateVector(file.State?.Components ?? [], body);
        _rows = new double[policy.Description.Horizon * policy.Description.Space.Dimension];
    }

    /// <summary>What the server says first: what the policy takes and gives.</summary>
    public byte[] Metadata()
    {
        PolicyDescription about = _policy.Description;
        MessagePackWriter to = new MessagePackWriter().Map(6).Text("policy").Text(about.Name).Text("horizon").Int(about.Horizon).Text("action_dim").Int(about.Space.Dimension);
        to.Text("pictures").Map(about.Pictures.Length);
        foreach (PolicyPicture picture in about.Pictures) to.Text(picture.Name).Array(3).Int(picture.CaptureHeight).Int(picture.CaptureWidth).Int(3);
        to.Text("state").Map(_file.State is null ? 0 : 1);
        if (_file.State is { } state)
        {
            to.Text(state.Name).Array(state.Components.Length);
            foreach (string component in state.Components) to.Text(component);
        }

        return to.Text("prompt").Text(_file.Language?.Name ?? Prompt).Written.ToArray();
    }

    /// <summary>The answer to a question: actions of the body, the gripper −1 open … +1 closed.</summary>
    /// <exception cref="RoboticsException">MalformedFile, InvalidArgument: the question; and what the policy throws.</exception>
    public async ValueTask<byte[]> AnswerAsync(ReadOnlyMemory<byte> question, CancellationToken ct)
    {
        if (MessagePackReader.Read(question.Span) is not SortedDictionary<string, object?> asked) throw RoboticsException.Invalid("The observation", "no map", "a map of names");
        PolicyQuery query = Read(asked);
        if (_session is null || query.Instruction != _prompt)
        {
            if (_session is { } last) await _policy.EndAsync(last, ct);
            _session = await _policy.BeginAsync(new PolicyStart("openpi", query.Instruction, 0), ct);
            _prompt = query.Instruction;
        }

        long start = Stopwatch.GetTimestamp();
        await _policy.InferAsync(_session.Value, query, _rows, ct);
        return Write(Stopwatch.GetElapsedTime(start));
    }

    /// <summary>The next question begins a try, since the policy has answered somebody else meanwhile.</summary>
    public void BeginAnew() => _session = null;

    private PolicyQuery Read(SortedDictionary<string, object?> asked)
    {
        float[] state = [];
        if (_file.State is { } file)
        {
            state = [.. Array(asked, file.Name).ToNumbers().Select(n => (float)n)];
            if (state.Length != _state.Length)
                throw RoboticsException.Invalid($"'{file.Name}'", $"{state.Length} numbers", $"{_state.Length}: {string.Join(", ", file.Components)}");
        }

        (Observation now, double gripper) = _state.Read(state);
        string? prompt = (asked.GetValueOrDefault(_file.Language?.Name ?? Prompt) ?? asked.GetValueOrDefault(Prompt)) as string;
        return new PolicyQuery
        {
            Now = now with { Frames = [.. _policy.Description.Pictures.Select(p => PictureFitting.Frame(p, Array(asked, p.Name)))] },
            Instruction = prompt ?? throw RoboticsException.Invalid($"'{Prompt}'", null, "a text"),
            Gripper = gripper,
        };
    }

    private static PolicyArray Array(SortedDictionary<string, object?> asked, string name) =>
        MessagePackNumpy.Read(name, asked.GetValueOrDefault(name)) ?? throw RoboticsException.Invalid($"'{name}'", "no array", $"an array; the observation has {string.Join(", ", asked.Keys)}");

    private byte[] Write(TimeSpan taken)
    {
        float[] actions = [.. _rows.Select(r => (float)r)];
        PolicyDescription about = _policy.Description;
        MessagePackWriter to = new MessagePackWriter().Map(2).Text("actions");
        MessagePackNumpy.Write(to, new PolicyArray("actions", "<f4", MemoryMarshal.AsBytes(actions.AsSpan()).ToArray(), [about.Horizon, about.Space.Dimension]));
        return to.Text("server_timing").Map(1).Text("infer_ms").Double(taken.TotalMilliseconds).Written.ToArray();
    }
}
