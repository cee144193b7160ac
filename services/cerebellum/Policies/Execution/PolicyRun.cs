namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>A running try of a policy at a subgoal, and how it ended.</summary>
internal sealed class PolicyRun(Subgoal subgoal, CommandLease lease, TaskStep at, Observation start)
{
    private readonly EndOfTry _end = new(subgoal.Verb);

    public Subgoal Subgoal { get; } = subgoal;

    public CommandLease Lease => lease;

    /// <summary>What the body senses now.</summary>
    public Observation Now { get; private set; } = start;

    /// <summary>The task's step now.</summary>
    public TaskStep At { get; private set; } = at;

    /// <summary>Control steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>The conversation with the policy; null for motions that need none.</summary>
    public PolicyAsking? Asking { get; init; }

    /// <summary>How it begins when the last try at the same has just failed; null otherwise.</summary>
    public FreshStart? Fresh { get; set; }

    /// <summary>Since when the hand has been leaving by itself, steps and place; null while the policy leads.</summary>
    public (int Step, Pose From)? Leaving { get; private set; }

    public SkillOutcome? Outcome { get; private set; }

    /// <summary>The policy leads no more: the hand opens, unless it only holds still, and moves away.</summary>
    /// <param name="opened">Whether it is open already.</param>
    public void Leave(bool opened = false) => Leaving ??= (opened ? Steps - Withdrawal.MostOpening : Steps, Now.TcpInWorld);

    /// <summary>A control step was played, and ended at this body time.</summary>
    public void Stepped(TimeSpan time, Observation now, double gripper)
    {
        (At, Now, Steps) = (At with { Step = At.Step + 1, Time = time }, now, Steps + 1);
        if (Asking is null) return;
        if (_end.After(gripper, now) is { } text) Finish(text);
        else if (_end.Lingers) Leave(opened: true);
    }

    /// <summary>How it is done, for the record.</summary>
    public string Choice { get; init; } = "";

    public void Finish(string text) => Outcome ??= new(true, Cause.None, text, Choice);

    public void Fail(Cause cause, string text) => Outcome ??= new(false, cause, text, Choice);

    /// <summary>Takes over what the body says of a chunk that was not played to its end.</summary>
    public void Ended(ChunkOutcome chunk)
    {
        if (BodyCauses.Of(chunk.End) is var cause and not Cause.None) Fail(cause, chunk.Reason);
    }

    /// <summary>Ends the run; an outcome that it already has stays.</summary>
    public void End(EndReason why)
    {
        (Cause cause, string text) = BodyCauses.Of(why);
        if (cause == Cause.None) Finish(text);
        else Fail(cause, text);
    }
}
