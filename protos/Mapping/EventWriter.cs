namespace Robotics.Protos.Mapping;

/// <summary>Writes the events of one task.</summary>
internal sealed class EventWriter
{
    private readonly SceneWriter _scenes = new();
    private (Subgoal Subgoal, V1.Subgoal Message)? _subgoal;

    /// <exception cref="RoboticsException">Internal: a kind of event that the wire does not have.</exception>
    public V1.TaskEvent ToWire(TaskEvent e)
    {
        V1.TaskEvent message = new() { At = e.At.ToWire() };
        switch (e)
        {
            case TaskStarted started:
                message.Started = new() { Instruction = started.Instruction.ToWire(), Scene = _scenes.ToWire(started.Scene) };
                break;
            case MemoryRecalled recalled:
                message.Recalled = new() { Recollections = recalled.Recollections.ToWire() };
                break;
            case InstructionGrounded grounded:
                message.Grounded = new() { Grounding = grounded.Grounding.ToWire() };
                break;
            case QuestionAsked asked:
                message.Asked = new() { Question = asked.Question.ToWire() };
                if (asked.Answer is { } answer) message.Asked.Answer = answer;
                break;
            case PlanMade made:
                message.Planned = new() { Outcome = made.Outcome.ToWire(), Number = made.Number };
                break;
            case PlanRehearsed tried:
                message.Rehearsed = new()
                {
                    Number = tried.Number,
                    End = EnumMap<RehearsalEnd, V1.RehearsalEnd>.ToWire(tried.End),
                    Text = tried.Text,
                    Steps = tried.Steps,
                    Consultation = tried.Consultation?.ToWire(),
                };
                break;
            case TaskEnded ended:
                message.Ended = new() { Outcome = ended.Outcome.ToWire() };
                break;
            default:
                WriteSubgoal(e, message);
                break;
        }

        return message;
    }

    private void WriteSubgoal(TaskEvent e, V1.TaskEvent message)
    {
        switch (e)
        {
            case SubgoalStarted started:
                message.SubgoalStarted = new() { Subgoal = Once(started.Subgoal), Try = started.Try };
                break;
            case ControlStepped stepped:
                message.Stepped = new() { Subgoal = Once(stepped.Subgoal), Step = stepped.Step.ToWire(_scenes) };
                break;
            case SubgoalJudged judged:
                message.Judged = new() { Subgoal = Once(judged.Subgoal), Verdict = judged.Verdict.ToWire() };
                break;
            case SubgoalEnded ended:
                message.SubgoalEnded = new()
                {
                    Subgoal = ended.Subgoal.ToWire(), Outcome = ended.Outcome.ToWire(), Verdict = ended.Verdict.ToWire(), Steps = ended.Steps,
                };
                break;
            case RecoveryChosen chosen:
                message.Recovery = new()
                {
                    Subgoal = chosen.Subgoal.ToWire(), Recovery = chosen.Recovery.ToWire(), Cause = chosen.Cause.ToWire(), Text = chosen.Text,
                };
                break;
            default:
                throw new RoboticsException(ErrorCode.Internal, $"The wire has no task event {e.GetType().Name}.");
        }
    }

    /// <summary>The message of a subgoal, made once for all the events of a try; nobody changes it.</summary>
    private V1.Subgoal Once(Subgoal subgoal)
    {
        if (_subgoal is not { } known || !ReferenceEquals(known.Subgoal, subgoal)) _subgoal = (subgoal, subgoal.ToWire());
        return _subgoal.Value.Message;
    }
}
