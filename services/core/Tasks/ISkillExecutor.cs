namespace Robotics.Core.Tasks;

/// <summary>Carries out a subgoal: skills, policies and routed mixes look the same. A failure is an outcome; the task loop decides on recovery.</summary>
public interface ISkillExecutor
{
    /// <summary>Starts the subgoal without moving. Choices that <paramref name="tried"/> holds for the subgoal's <see cref="Subgoal.Step"/> are not taken again.
    /// <paramref name="at"/> is the task's step now: scenes of the session count on from it.</summary>
    ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct);

    /// <summary>Goes on for at most <paramref name="maxControlSteps"/> control steps.</summary>
    /// <param name="session">Of <see cref="BeginAsync"/>.</param>
    /// <param name="maxControlSteps">1 or more.</param>
    /// <param name="stepped">Told of steps in order while the arm takes the next one: it must be quick, and not throw. The progress has all steps, told of or not. Null for nobody.</param>
    /// <param name="ct">Cancelled, the arm is held.</param>
    ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct);

    /// <summary>Ends the session; the arm is held. Ending twice gives the same outcome.</summary>
    ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct);
}
