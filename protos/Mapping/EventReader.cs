using Kind = Robotics.Protos.V1.TaskEvent.KindOneofCase;

namespace Robotics.Protos.Mapping;

/// <summary>Reads the events of one task, in the order in which <see cref="EventWriter"/> wrote them.</summary>
internal sealed class EventReader
{
    private readonly SceneReader _scenes = new();

    /// <exception cref="RoboticsException">InvalidArgument: a part is missing. Unsupported: an event of a later version.</exception>
    public TaskEvent FromWire(V1.TaskEvent e)
    {
        TaskStep at = e.At.FromWire();
        return e.KindCase switch
        {
            Kind.Started => new TaskStarted(at, e.Started.Instruction.FromWire(), _scenes.FromWire(e.Started.Scene)),
            Kind.Recalled => new MemoryRecalled(at, e.Recalled.Recollections.FromWire()),
            Kind.Grounded => new InstructionGrounded(at, e.Grounded.Grounding.FromWire()),
            Kind.Asked => new QuestionAsked(at, e.Asked.Question.Present().FromWire(), e.Asked.HasAnswer ? e.Asked.Answer : null),
            Kind.Planned => new PlanMade(at, e.Planned.Outcome.FromWire(), e.Planned.Number),
            Kind.SubgoalStarted => new SubgoalStarted(at, e.SubgoalStarted.Subgoal.FromWire(), e.SubgoalStarted.Try),
            Kind.Stepped => new ControlStepped(at, e.Stepped.Subgoal.FromWire(), e.Stepped.Step.FromWire(_scenes)),
            Kind.Judged => new SubgoalJudged(at, e.Judged.Subgoal.FromWire(), e.Judged.Verdict.FromWire()),
            Kind.SubgoalEnded => new SubgoalEnded(
                at, e.SubgoalEnded.Subgoal.FromWire(), e.SubgoalEnded.Outcome.FromWire(), e.SubgoalEnded.Verdict.FromWire(), e.SubgoalEnded.Steps),
            Kind.Recovery => new RecoveryChosen(at, e.Recovery.Subgoal.FromWire(), e.Recovery.Recovery.FromWire(), e.Recovery.Cause.FromWire(), e.Recovery.Text),
            Kind.Rehearsed => new PlanRehearsed(
                at, e.Rehearsed.Number, EnumMap<RehearsalEnd, V1.RehearsalEnd>.FromWire(e.Rehearsed.End), e.Rehearsed.Text, e.Rehearsed.Steps)
            {
                Consultation = e.Rehearsed.Consultation?.FromWire(),
            },
            Kind.Ended => new TaskEnded(at, e.Ended.Outcome.FromWire()),
            _ => throw new RoboticsException(ErrorCode.Unsupported, "A task event of a kind that this version does not know."),
        };
    }
}
