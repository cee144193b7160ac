namespace Robotics.Protos.Mapping;

/// <summary>Commands and what became of them: words of the domain to messages of the wire, and back.</summary>
internal static class ActionMapping
{
    public static V1.ActionSpace ToWire(this ActionSpace space)
    {
        V1.ActionSpace message = new()
        {
            Kind = EnumMap<ActionKind, V1.ActionKind>.ToWire(space.Kind),
            Frame = EnumMap<ActionFrame, V1.ActionFrame>.ToWire(space.Frame),
            TcpSite = space.TcpSite,
            RotationForm = EnumMap<RotationForm, V1.RotationForm>.ToWire(space.RotationForm),
            PeriodNs = space.Period.ToNanoseconds(),
        };
        message.Scale.AddRange(space.Scale);
        message.JointNames.AddRange(space.JointNames);
        return message;
    }

    public static ActionSpace FromWire(this V1.ActionSpace? message)
    {
        V1.ActionSpace space = message.Present("an.action_space");
        return new()
        {
            Kind = EnumMap<ActionKind, V1.ActionKind>.FromWire(space.Kind),
            Frame = EnumMap<ActionFrame, V1.ActionFrame>.FromWire(space.Frame),
            TcpSite = space.TcpSite,
            Scale = [.. space.Scale],
            RotationForm = EnumMap<RotationForm, V1.RotationForm>.FromWire(space.RotationForm),
            Period = space.PeriodNs.ToTime(),
            JointNames = [.. space.JointNames],
        };
    }

    public static V1.CommandLease ToWire(this CommandLease lease) => new() { Holder = lease.Holder, Epoch = lease.Epoch };

    public static CommandLease FromWire(this V1.CommandLease? lease) => new(lease.Present().Holder, lease!.Epoch);

    public static V1.ActionChunk ToWire(this ActionChunk chunk)
    {
        V1.ActionChunk message = new()
        {
            Space = chunk.Space.ToWire(),
            TaskId = chunk.TaskId,
            SubgoalId = chunk.SubgoalId,
            Epoch = chunk.Epoch,
            Sequence = chunk.Sequence,
            ComputedFromNs = chunk.ComputedFrom.ToNanoseconds(),
            FirstStep = chunk.FirstStep,
        };
        message.Values.AddRange(chunk.Values);
        return message;
    }

    public static ActionChunk FromWire(this V1.ActionChunk? message)
    {
        V1.ActionChunk chunk = message.Present("an.action_chunk");
        return new()
        {
            Space = chunk.Space.FromWire(),
            TaskId = chunk.TaskId,
            SubgoalId = chunk.SubgoalId,
            Epoch = chunk.Epoch,
            Sequence = chunk.Sequence,
            ComputedFrom = chunk.ComputedFromNs.ToTime(),
            FirstStep = chunk.FirstStep,
            Values = [.. chunk.Values],
        };
    }

    public static V1.ChunkOutcome ToWire(this ChunkOutcome outcome)
    {
        V1.ChunkOutcome message = new() { End = EnumMap<ChunkEnd, V1.ChunkEnd>.ToWire(outcome.End), Reason = outcome.Reason };
        message.Steps.AddRange(outcome.Steps.Select(ToWire));
        message.LastMotion.AddRange(outcome.LastMotion.Select(ToWire));
        return message;
    }

    public static ChunkOutcome FromWire(this V1.ChunkOutcome outcome) =>
        new([.. outcome.Steps.Select(s => s.FromWire())], EnumMap<ChunkEnd, V1.ChunkEnd>.FromWire(outcome.End), outcome.Reason)
        {
            LastMotion = [.. outcome.LastMotion.Select(FromWire)],
        };

    public static V1.AppliedStep ToWire(this AppliedStep step)
    {
        V1.AppliedStep message = new() { Step = step.Step, TimeNs = step.Time.ToNanoseconds() };
        message.Commanded.AddRange(step.Commanded);
        message.Applied.AddRange(step.Applied);
        message.Clipped.AddRange(step.Clipped);
        return message;
    }

    public static AppliedStep FromWire(this V1.AppliedStep? step) =>
        new(step.Present().Step, step!.TimeNs.ToTime(), [.. step.Commanded], [.. step.Applied], [.. step.Clipped]);

    public static V1.StopState ToWire(this StopState stop) => new()
    {
        Latched = stop.Latched,
        Mode = EnumMap<BodyMode, V1.BodyMode>.ToWire(stop.Mode),
        By = stop.By,
        Reason = stop.Reason,
        SinceNs = stop.Since.ToNanoseconds(),
    };

    public static StopState FromWire(this V1.StopState? stop) =>
        new(stop.Present().Latched, EnumMap<BodyMode, V1.BodyMode>.FromWire(stop!.Mode), stop.By, stop.Reason, stop.SinceNs.ToTime());

    private static V1.MotionSample ToWire(MotionSample sample)
    {
        V1.MotionSample message = new() { TimeNs = sample.Time.ToNanoseconds(), Gripper = sample.Gripper };
        message.PositionRad.AddRange(sample.Position);
        message.VelocityRadS.AddRange(sample.Velocity);
        message.EffortNm.AddRange(sample.Effort);
        message.Command.AddRange(sample.Command);
        return message;
    }

    private static MotionSample FromWire(V1.MotionSample sample) =>
        new(sample.TimeNs.ToTime(), [.. sample.PositionRad], [.. sample.VelocityRadS], [.. sample.EffortNm], [.. sample.Command], sample.Gripper);
}
