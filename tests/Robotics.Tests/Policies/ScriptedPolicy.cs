namespace Robotics.Tests.Policies;

/// <summary>A policy whose rows a test writes.</summary>
internal sealed class ScriptedPolicy(PolicyDescription description, Func<PolicyQuery, int, int, double> value) : IPolicy
{
    public static readonly ActionSpace Space = ActionSpace.OscPoseDelta("tcp");

    public PolicyDescription Description { get; } = description;

    /// <summary>Questions so far.</summary>
    public int Asked { get; private set; }

    public List<int> Frozen { get; } = [];

    public static PolicyDescription Describe(int horizon = 8, int execution = 4) =>
        new() { Name = "scripted", Space = Space, Horizon = horizon, ExecutionHorizon = execution };

    public ValueTask<PolicySession> BeginAsync(PolicyStart start, CancellationToken ct) => new(new PolicySession(1));

    public ValueTask InferAsync(PolicySession session, PolicyQuery query, Memory<double> actions, CancellationToken ct)
    {
        Asked++;
        Frozen.Add(query.Frozen);
        int dimension = Description.Space.Dimension;
        for (int i = 0; i < actions.Length; i++) actions.Span[i] = value(query, i / dimension, i % dimension);
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(PolicySession session, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
