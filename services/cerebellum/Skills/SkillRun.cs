using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>A running skill of a session: the stream of its moves, and how it ended.</summary>
internal sealed class SkillRun : IDisposable
{
    private readonly IEnumerator<SkillMove> _moves;

    public SkillRun(SkillContext context, CommandLease lease, TaskStep at, long bodyStep)
    {
        (Context, Lease, At, BodyStep) = (context, lease, at, bodyStep);
        _moves = SkillCatalog.Start(context).Run().GetEnumerator();
    }

    public SkillContext Context { get; }

    public CommandLease Lease { get; }

    /// <summary>The task's step now.</summary>
    public TaskStep At { get; private set; }

    /// <summary>Control steps since the body's last reset: the step of the next action.</summary>
    public long BodyStep { get; private set; }

    public SkillOutcome? Outcome => Context.Outcome;

    /// <summary>The next move; null when the skill has ended, which gives it an outcome.</summary>
    public SkillMove? Next()
    {
        if (Outcome is null && _moves.MoveNext() && Outcome is null) return _moves.Current;
        Context.Finish("Done.");
        return null;
    }

    /// <summary>A control step was played, and ended at this body time.</summary>
    public void Stepped(TimeSpan time) => (At, BodyStep) = (At with { Step = At.Step + 1, Time = time }, BodyStep + 1);

    /// <summary>Takes over what the body says of a chunk that was not played to its end.</summary>
    public void Ended(ChunkOutcome chunk)
    {
        Cause cause = BodyCauses.Of(chunk.End);
        if (cause != Cause.None) Context.Fail(cause, chunk.Reason);
    }

    /// <summary>Ends the run; an outcome that it already has stays.</summary>
    public void End(EndReason why)
    {
        (Cause cause, string text) = BodyCauses.Of(why);
        if (cause == Cause.None) Context.Finish(text);
        else Context.Fail(cause, text);
        Dispose();
    }

    public void Dispose() => _moves.Dispose();
}
