using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Results;
using Robotics.Tests.Tabletop;

namespace Robotics.Tests.Audit;

/// <summary>Verdicts held against the full state of a simulation, in which a scripted hand picks up the red block.</summary>
public sealed class VerdictAuditTests
{
    [Fact]
    public void A_verdict_is_true_when_the_full_state_bears_it_out()
    {
        using IEpisode episode = Tabletop.Tabletop.Open();
        Witness witness = Witness.Over(episode.Driver)!;
        using ScriptedHand hand = new(witness);
        VerdictAudit audit = new(witness);
        string red = witness.Describe().Objects.Single(o => o.Names[0] == "red block").Id;
        Subgoal pickUp = new()
        {
            Id = "s1", Verb = SkillVerb.PickUp, Object = red, Postcondition = [new(PredicateKind.Holding, red)], StepBudget = 240, RetryBudget = 3, Sentence = "pick up the red block",
        };
        audit.Add(new SubgoalStarted(At(0), pickUp, 1));
        Judge(VerdictKind.Satisfied, Cause.None);

        Pose block = Tabletop.Tabletop.PoseOf(episode, "red block");
        double heading = Math.IEEERemainder(block.Rotation.Yaw, Math.PI / 2);
        hand.MoveTo(ScriptedHand.FromAbove(block.Position + new Vec3(0, 0, 0.12), heading), 0.1);
        hand.MoveTo(ScriptedHand.FromAbove(block.Position, heading), 0.1);
        hand.Grip(1);
        Judge(VerdictKind.Violated, Cause.Missed);
        hand.MoveTo(ScriptedHand.FromAbove(block.Position + new Vec3(0, 0, 0.1), heading), 0.5);
        Judge(VerdictKind.Satisfied, Cause.None);
        hand.Grip(-1);
        Judge(VerdictKind.Violated, Cause.Dropped);

        // What the hand closed on it holds: it has not missed.
        Assert.Equal([false, false, true, true], audit.Verdicts.Select(v => v.IsTrue));
        Assert.InRange(audit.Verdicts[2].DelaySeconds!.Value, 0.4, 1.3);
        Assert.InRange(audit.Verdicts[3].DelaySeconds!.Value, 0.2, 0.6);

        TaskStep At(long step) => new("t", step, TimeSpan.FromSeconds(0.05 * step));

        void Judge(VerdictKind kind, Cause cause)
        {
            TaskStep now = At(witness.Moments.Count - 1);
            audit.Add(new SubgoalJudged(now, pickUp, new Verdict { Kind = kind, Cause = cause, Text = "as the test says", At = now }));
        }
    }

    [Fact]
    public void Rates_are_given_for_all_and_for_each()
    {
        AuditedVerdict[] verdicts =
        [
            new(SkillVerb.PickUp, VerdictKind.Satisfied, Cause.None, 10, true, 0.5),
            new(SkillVerb.Place, VerdictKind.Satisfied, Cause.None, 20, false, null),
            new(SkillVerb.PickUp, VerdictKind.Violated, Cause.Missed, 30, true, null),
        ];

        Assert.Equal(
            [
                new("Satisfied", 2, 1, 1, 0.5, 0.5), new("Satisfied PickUp", 1, 0, 1, 0.5, 0.5), new("Satisfied Place", 1, 1, 0, null, null),
                new("Violated", 1, 0, 0, null, null), new("Violated Missed", 1, 0, 0, null, null),
            ],
            VerdictRate.Of(verdicts));
    }
}
