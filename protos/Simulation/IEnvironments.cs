namespace Robotics.Protos.Simulation;

/// <summary>Environments that can be driven from outside: what <c>robotics sim serve</c> offers, and what its client looks like. Thread-safe.</summary>
/// <remarks>Whatever goes wrong is a <see cref="RoboticsException"/>; a session stays as it was before the call.</remarks>
public interface IEnvironments
{
    /// <exception cref="RoboticsException">UnknownName: suite or session. InvalidArgument: task, initial state, seed. MissingDependency: a file of the task is absent.</exception>
    ValueTask<EnvironmentStart> ResetAsync(EnvironmentRequest request, CancellationToken ct);

    /// <summary>Plays one action; one that was played last is not played again, but answered again.</summary>
    /// <exception cref="RoboticsException">UnknownName: session. CommandRejected: out of order, of the wrong length, not finite. Diverged: the engine lost the state.</exception>
    ValueTask<EnvironmentState> StepAsync(EnvironmentAction action, CancellationToken ct);

    /// <summary>What is seen now. No time passes.</summary>
    /// <exception cref="RoboticsException">UnknownName: session or camera.</exception>
    ValueTask<EnvironmentState> ObserveAsync(string session, ImmutableArray<CameraRequest> cameras, CancellationToken ct);

    /// <summary>Ends a session; ending it twice is harmless.</summary>
    ValueTask CloseAsync(string session, CancellationToken ct);

    /// <summary>Suites and their tasks, in order.</summary>
    ImmutableArray<(string Suite, ImmutableArray<string> Tasks)> Suites { get; }
}
