namespace Robotics.Cortex.TaskLoop;

/// <summary>Budgets of the task loop, all counts, and the parts it does without.</summary>
public sealed record TaskLoopOptions
{
    /// <summary>Control steps between two verdicts.</summary>
    public int WindowSteps { get; init; } = 10;

    /// <summary>Plans that one task may make, the first included.</summary>
    public int MaxPlans { get; init; } = 5;

    /// <summary>Recoveries that one task may try.</summary>
    public int MaxRecoveries { get; init; } = 12;

    /// <summary>How often one task goes on after a region fell silent for a moment or lost what it knew.</summary>
    public int MaxResumptions { get; init; } = 5;

    /// <summary>Rehearsals that one plan may take, where there are any.</summary>
    public int MaxRehearsals { get; init; } = 5;

    /// <summary>Control steps that one look may take: long enough for tracks that stand still for a second to come back.</summary>
    public int LookSteps { get; init; } = 30;

    /// <summary>Control steps of a look before something is done: enough measurements to average over.</summary>
    public int GlanceSteps { get; init; } = 12;

    /// <summary>Control steps of a look before the hand sets out: what it goes for is seen better on the way.</summary>
    public int FirstGlanceSteps { get; init; } = 5;

    /// <summary>Questions that one task may ask before it moves.</summary>
    public int MaxQuestions { get; init; } = 3;

    /// <summary>Without it a skill's own account is believed.</summary>
    public bool Verifier { get; init; } = true;

    /// <summary>Without it the first failure ends the task.</summary>
    public bool Recovery { get; init; } = true;

    /// <summary>Without it nothing is recalled and nothing is remembered.</summary>
    public bool Memory { get; init; } = true;
}
