using System.Runtime.CompilerServices;
using Robotics.Cortex.TaskLoop;

namespace Robotics.Cortex.Rehearsal;

/// <summary>Tries a plan, and where it is rejected does without the choice to blame, as after a real failure, until one is accepted or enough were tried.</summary>
internal sealed class RehearsalRound(TaskRegions regions, TaskRequest request, int maxTrials)
{
    private TrialResult? _best;
    private Consultation? _consultation;

    /// <summary>The plan that came out best; the first of equals, so that a rehearsal that settles nothing changes nothing.</summary>
    public PlanTrial Chosen { get; private set; } = null!;

    public async IAsyncEnumerable<PlanRehearsed> EventsAsync(PlanTrial first, TaskClock clock, [EnumeratorCancellation] CancellationToken ct)
    {
        Chosen = first;
        TaskRequest left = request with { StepLimit = clock.StepsLeft };
        PlanTrial? next = first;
        for (int tries = 0; next is { } trial && tries < maxTrials; tries++)
        {
            TrialResult result = await regions.Rehearsal!.TryAsync(left, trial, ct);
            if (_best is null || result.Rank.CompareTo(_best.Rank) > 0) (_best, Chosen) = (result, trial);
            yield return new PlanRehearsed(clock.Now, trial.Number, result.End, result.Text, result.Steps) { Consultation = _consultation };
            _consultation = null;
            next = result.Blame is { } blame && !trial.Tried.Contains(blame) ? await WithoutAsync(blame, trial, clock.Scene, ct) : null;
        }
    }

    /// <summary>The same plan without that choice; another plan where no choice of its first steps is left.</summary>
    private async ValueTask<PlanTrial?> WithoutAsync(TriedEdge blame, PlanTrial trial, SceneGraph scene, CancellationToken ct)
    {
        TriedEdges tried = trial.Tried.With(blame);
        if (blame.Choice != TriedEdge.AnyChoice) return trial with { Tried = tried };
        if (blame.State != AbstractState.Of(scene)) return null;
        PlanOutcome other = await regions.Planner.PlanAsync(trial.Plan.Goal, scene, tried, ct);
        _consultation = other.Consultation;
        return other.Plan is { } plan ? trial with { Plan = plan, Tried = tried } : null;
    }
}
