namespace Robotics.Core.Verification;

/// <summary>Judges a subgoal from every scene since the last verdict. It never sees the benchmark's success flag and never moves anything.</summary>
public interface IVerifier
{
    /// <summary>Starts a monitor. Beginning twice with the same subgoal id gives a fresh monitor.</summary>
    ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct);

    /// <summary>Shows a scene ahead of the judgement that it is given to again: a verifier far away has it by then. Nothing is judged before. It is quick, and does not throw.</summary>
    void ShowAhead(MonitorSession monitor, SceneGraph scene)
    {
    }

    /// <summary>Takes the new scenes in order (steps already seen are ignored) and judges.</summary>
    /// <exception cref="RoboticsException">UnknownName: the monitor was ended or never begun.</exception>
    ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct);

    /// <summary>Forgets the monitor; ending twice is harmless.</summary>
    ValueTask EndAsync(MonitorSession monitor, CancellationToken ct);
}
