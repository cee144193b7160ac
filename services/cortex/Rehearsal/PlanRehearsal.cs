using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Robotics.Cortex.Rehearsal;

/// <summary>Tries plans out on copies of a simulated body (mental simulation). The body itself does not move, and its time does not pass.</summary>
/// <remarks>The copy is the body's own simulator: what it says is true there, and no more than a guess elsewhere. Nothing is remembered of it. Not thread-safe.</remarks>
/// <param name="body">The body; one that cannot be copied makes every rehearsal <see cref="RehearsalEnd.NotPossible"/>.</param>
/// <param name="brains">Makes the brain around the copy.</param>
/// <param name="options">The parts of the brain; recovery, memory and language models are left out of the copy's, which is given its plan.</param>
public sealed class PlanRehearsal(IBodyOperator body, IBrainFactory brains, BrainOptions options)
{
    private readonly Dictionary<string, TrialResult> _known = new(StringComparer.Ordinal);
    private readonly BrainOptions _options = options with { Rehearsal = false, Planner = "symbolic", Verifier = "monitors", Without = [.. options.Without.Union(["memory", "recovery"]).Order(StringComparer.Ordinal)] };

    /// <summary>What comes of the plan; known at once when the same plan was tried in the same state before.</summary>
    internal async ValueTask<TrialResult> TryAsync(TaskRequest request, PlanTrial trial, CancellationToken ct)
    {
        if (body is not ISimulatedBody simulated) return TrialResult.NotPossible("this body cannot be copied");
        try
        {
            string key = Key(simulated.Save(), trial);
            if (_known.TryGetValue(key, out TrialResult? known)) return known with { Steps = 0 };
            return _known[key] = await TryAsync(simulated, request with { Trial = trial, Supervisor = null }, ct);
        }
        catch (RoboticsException e) when (e.Code is ErrorCode.Unavailable or ErrorCode.MissingDependency or ErrorCode.DataLoss)
        {
            return TrialResult.NotPossible(e.Message);
        }
    }

    private async ValueTask<TrialResult> TryAsync(ISimulatedBody simulated, TaskRequest request, CancellationToken ct)
    {
        ISimulatedBody copy = simulated.Fork();
        try
        {
            TrialWatch watch = new();
            await foreach (TaskEvent e in brains.Around(copy, _options).Runner.RunAsync(request, ct)) watch.See(e);
            ct.ThrowIfCancellationRequested();
            return watch.Result();
        }
        finally
        {
            (copy as IDisposable)?.Dispose();
        }
    }

    private static string Key(SimulatedState state, PlanTrial trial)
    {
        StringBuilder text = new();
        text.Append(state.Model).Append('\n').Append(Convert.ToHexString(SHA256.HashData(state.Bytes.Span)));
        foreach (Subgoal subgoal in trial.Plan.Subgoals) text.Append(CultureInfo.InvariantCulture, $"\n{subgoal.Step}");
        foreach (TriedEdge edge in trial.Tried.Edges) text.Append(CultureInfo.InvariantCulture, $"\n{edge.State} | {edge.Step} | {edge.Choice}");
        return text.ToString();
    }
}
