namespace Robotics.Sim.Evaluation;

/// <summary>The end of an episode: the world comes to rest, then the environment says whether the goal holds.</summary>
public static class Rest
{
    /// <summary>Plays control steps without motion.</summary>
    /// <param name="body">Nobody else commands it any more.</param>
    /// <param name="steps">How many.</param>
    /// <param name="gripper">How the gripper is kept, −1 open … +1 closed.</param>
    /// <param name="ct">Cancels it.</param>
    public static async ValueTask PlayAsync(ISimulatedBody body, int steps, double gripper, CancellationToken ct)
    {
        if (steps == 0) return;
        CommandLease lease = await body.AcquireAsync("rest", ct);
        Observation now = await body.ObserveAsync(ObservationRequest.Proprioception, ct);
        ActionSpace space = body.Description.ActionSpaces.First(s => s.Kind == ActionKind.OscPoseDelta);
        double[] values = new double[steps * space.Dimension];
        for (int step = 0; step < steps; step++) values[((step + 1) * space.Dimension) - 1] = gripper;
        await body.ExecuteAsync(lease, new ActionChunk
        {
            Space = space,
            TaskId = "rest",
            SubgoalId = "rest",
            Epoch = lease.Epoch,
            Sequence = 1,
            ComputedFrom = now.Time,
            FirstStep = now.Step,
            Values = [.. values],
        }, ct);
        await body.ReleaseAsync(lease, ct);
    }

    /// <summary>What the environment says: at any control step (as LIBERO's published evaluations count), or after the rest where there is one.</summary>
    public static StageJudgement Judge(IEpisode episode)
    {
        bool atEnd = episode.SucceedsNow;
        bool success = episode.Task.RestSteps > 0 ? atEnd : episode.SucceededSoFar;
        return new(episode.Task.Judged ? success : null, atEnd);
    }
}
