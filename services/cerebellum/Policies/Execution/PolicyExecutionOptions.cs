namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>How a policy's chunks are executed.</summary>
public sealed record PolicyExecutionOptions
{
    /// <summary>Rows played before the policy is asked again; null for what the policy says of itself.</summary>
    public int? ExecutionHorizon { get; init; }

    public Blending Blending { get; init; } = Blending.Switch;

    /// <summary>Weight of a chunk in an ensemble is e^(−decay · age rank), the oldest first (Zhao et al. 2023 call it m).</summary>
    public double EnsembleDecay { get; init; } = 0.01;

    /// <summary>Control steps that pass between an observation and the first row computed from it; 0 when time stands still meanwhile.</summary>
    public int LatencySteps { get; init; }

    /// <summary>Whether an answer that is due and not there is waited for (the body owns time and stands still), or the arm is held instead.</summary>
    public bool WaitsForAnswers { get; init; } = true;

    /// <summary>Steps that the arm is held for a late answer before the try fails.</summary>
    public int MostHeldSteps { get; init; } = 40;

    /// <summary>Largest change of a command from one step to the next; null for the action space's own.</summary>
    public CommandSlew? Slew { get; init; }

    /// <summary>Age of an observation beyond which its rows are stale; the brainstem refuses them too.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <exception cref="RoboticsException">InvalidArgument: a value is outside its range, or rows would be stale before they are played.</exception>
    public void Check(PolicyDescription policy)
    {
        int horizon = ExecutionHorizon ?? policy.ExecutionHorizon;
        if (horizon < 1 || horizon > policy.Horizon) throw RoboticsException.Invalid($"The execution horizon of policy {policy.Name}", horizon, $"1 to {policy.Horizon}, its horizon");
        if (LatencySteps < 0 || LatencySteps + horizon > policy.Horizon)
        {
            throw RoboticsException.Invalid(
                $"The latency of policy {policy.Name}", $"{LatencySteps} control steps", $"0 to {policy.Horizon - horizon}: {horizon} of its {policy.Horizon} rows are to be played after it");
        }

        TimeSpan age = policy.Space.Period * (LatencySteps + horizon);
        if (age > MaxAge) throw RoboticsException.Invalid($"The age of the last row of policy {policy.Name}", $"{age.TotalSeconds} s", $"at most {MaxAge.TotalSeconds} s");
        if (!(EnsembleDecay >= 0)) throw RoboticsException.Invalid("The decay of an ensemble", EnsembleDecay, "0 or more");
        if (MostHeldSteps < 0) throw RoboticsException.Invalid("The steps that the arm is held", MostHeldSteps, "0 or more");
    }
}
