namespace Robotics.Cerebellum.Policies.Files;

/// <summary>Flow matching by Euler steps (Lipman et al. 2023): the model's velocity is followed from noise to actions.</summary>
public sealed record DenoisingFile
{
    public required int Steps { get; init; }

    /// <summary>The input that is noise at first and actions at last.</summary>
    public string State { get; init; } = "x";

    /// <summary>The output that it moves by.</summary>
    public string Velocity { get; init; } = "velocity";

    /// <summary>The input that says how far it is.</summary>
    public string Time { get; init; } = "time";

    /// <summary>The time of noise, and the time of actions.</summary>
    public double From { get; init; } = 1;

    /// <inheritdoc cref="From"/>
    public double To { get; init; }
}
