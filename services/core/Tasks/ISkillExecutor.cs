namespace Robotics.Core.Tasks;

/// <summary>Carries out a subgoal: skills, policies and routed mixes look the same. A failure is an outcome; the task loop decides on recovery.</summary>
public interface ISkillExecutor
{
    /// <summary>Starts the subgoal without moving. Choices that <paramref name="tried"/> holds for the subgoal's <see cref="Subgoal.Step"/> are not taken again.
    /// <paramref name="at"/> is the task's step now: scenes of the session count on from it.</summary>
    ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct);

    /// <summary>Goes on for at most <paramref name="maxControlSteps"/> control steps.</summary>
    ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, CancellationToken ct);

    /// <summary>Ends the session; the arm is held. Ending twice gives the same outcome.</summary>
    ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct);
}
