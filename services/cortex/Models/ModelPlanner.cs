using Robotics.Cortex.Language;
using Robotics.Cortex.Models.Answers;
using Robotics.Cortex.Models.Asking;
using Robotics.Cortex.Models.Goals;
using Robotics.Cortex.Models.Plans;
using Robotics.Cortex.Models.Seeing;
using Robotics.Cortex.Planning;
using Robotics.Cortex.Planning.Checking;

namespace Robotics.Cortex.Models;

/// <summary>
/// A planner with a language model beside it. The model proposes; the scene, the operators and the search decide. What the words alone say clearly stands,
/// whatever the model answers: it decides only what the words leave open. Without an answer, or without one that holds, everything is as it is without a model.
/// </summary>
/// <param name="symbolic">Understands and plans without a model.</param>
/// <param name="grounder">Knows what words mean in a scene.</param>
/// <param name="consultant">Asks the model.</param>
/// <param name="options">How the model takes part.</param>
public sealed class ModelPlanner(SymbolicPlanner symbolic, InstructionGrounder grounder, Consultant consultant, PlanningModelOptions options) : IPlanner
{
    private const string GoalPurpose = "goal", PlanPurpose = "plan";

    /// <summary>Whether the model proposes the steps too (<c>llm</c>); false: the goal alone (<c>hybrid</c>).</summary>
    public bool ProposesSteps { get; init; }

    /// <summary>Takes the picture that goes with a question; null for none.</summary>
    public Func<CancellationToken, ValueTask<ModelPicture?>>? Picture { get; init; }

    public async ValueTask<Grounding> GroundAsync(Instruction text, SceneGraph scene, Recollections recalled, CancellationToken ct)
    {
        Grounding words = await symbolic.GroundAsync(text, scene, recalled, ct);
        if (words.Goal is not null && !ProposesSteps && options.Consult == ConsultPolicy.Unsure)
            return words with { Consultation = NotAsked(GoalPurpose, FormattableString.Invariant($"the words alone are clear (confidence {words.Confidence:F2})")) };
        Readings readings = new(words);
        IEnumerable<Fact> facts = [.. SceneFacts.Of(scene), .. GoalPrompt.Of(readings), .. SceneFacts.Of(recalled)];
        Workspace workspace = Workspace.Choose(facts, text.Text, readings.All.SelectMany(g => g.Literals).SelectMany(Ids), options.Facts);
        GoalJudge judge = new(symbolic, grounder, text, scene, words);
        (ProposedGoal? proposed, Consultation asked) = await consultant.AskAsync(scene.At.TaskId, new Dialog<ProposedGoal>
        {
            Purpose = GoalPurpose,
            Opening = GoalPrompt.For(text, workspace),
            Schema = GoalAnswer.Schema(workspace.Known),
            Pictures = await PicturesAsync(ct),
            Judge = answer => judge.JudgeAsync(answer, ct),
            Repairs = options.Repairs,
        }, ct);
        return proposed is null ? words with { Consultation = asked } : Rule(words, readings, proposed, asked);
    }

    public async ValueTask<PlanOutcome> PlanAsync(Goal goal, SceneGraph scene, TriedEdges tried, CancellationToken ct)
    {
        PlanOutcome searched = await symbolic.PlanAsync(goal, scene, tried, ct);
        if (!ProposesSteps) return searched;
        if (searched.Plan is not { Subgoals.IsEmpty: false })
            return searched with { Consultation = NotAsked(PlanPurpose, searched.Plan is null ? "the search finds no plan" : "the goal holds already") };
        IEnumerable<Fact> facts = [.. SceneFacts.Of(scene), .. SceneFacts.Of(tried)];
        Workspace workspace = Workspace.Choose(facts, "", goal.Literals.SelectMany(Ids).Concat(searched.Plan.Subgoals.SelectMany(s => s.Postcondition).SelectMany(Ids)), options.Facts);
        (CheckedPlan? proposed, Consultation asked) = await consultant.AskAsync(scene.At.TaskId, new Dialog<CheckedPlan>
        {
            Purpose = PlanPurpose,
            Opening = PlanPrompt.For(symbolic.Operators, goal, workspace),
            Schema = PlanAnswer.Schema(workspace.Known),
            Pictures = await PicturesAsync(ct),
            Judge = answer => ValueTask.FromResult(Judge(answer, goal, scene, tried)),
            Repairs = options.Repairs,
        }, ct);
        if (proposed?.Plan is not { } plan) return searched with { Consultation = asked };
        return new PlanOutcome(plan) { Consultation = asked with { Why = "the operators allow every step, and the goal holds after the last" } };
    }

    /// <summary>Words that are clear stand; what they leave open the model decides, if it is sure itself.</summary>
    private Grounding Rule(Grounding words, Readings readings, ProposedGoal proposed, Consultation asked)
    {
        if (words.Goal is { } said)
        {
            string clear = FormattableString.Invariant($"the words alone are clear (confidence {words.Confidence:F2})");
            bool agrees = proposed.Goal is { } goal && Readings.Same(goal, said);
            return words with { Consultation = asked with { Taken = agrees, Why = agrees ? $"{clear}, and the model says the same" : $"{clear}, and stand against the model" } };
        }

        if (proposed.Goal is not { } meant) return words with { Consultation = asked with { Taken = false, Why = "the model would ask the person too" } };
        if (proposed.Answer.Confidence < options.LeastConfidence)
            return words with { Consultation = asked with { Taken = false, Why = FormattableString.Invariant($"the model is not sure of it (confidence {proposed.Answer.Confidence:F2})") } };
        string why = readings.All.IsEmpty
            ? "the words alone are not understood; it speaks of what they name, in words that fit, and can be reached"
            : FormattableString.Invariant($"the words alone leave {readings.All.Length} readings open; it is one of them and can be reached");
        return words with
        {
            Goal = meant,
            Question = null,
            NotUnderstood = null,
            Confidence = proposed.Answer.Confidence,
            Alternatives = [.. words.Alternatives.Where(r => !Readings.Same(r, meant))],
            Explanation = words.Explanation.Add($"by the model: {meant}: {proposed.Answer.Why}"),
            Consultation = asked with { Why = why },
        };
    }

    private Judged<CheckedPlan> Judge(string text, Goal goal, SceneGraph scene, TriedEdges tried)
    {
        if (!AnswerReader.TryRead(text, out PlanAnswer? answer, out string why)) return Judged<CheckedPlan>.Unreadable(why);
        CheckedPlan plan = symbolic.Check(new PlanProposal(goal, scene, tried, answer.Proposed), options.MostDetour);
        return new(plan, string.Join("; ", answer.Proposed), plan.Objections);
    }

    private async ValueTask<ImmutableArray<ModelPicture>> PicturesAsync(CancellationToken ct) =>
        Picture is not null && await Picture(ct) is { } picture ? [picture] : [];

    private static Consultation NotAsked(string purpose, string why) => new() { Purpose = purpose, Taken = false, Why = $"not asked: {why}" };

    private static IEnumerable<string> Ids(Predicate literal) => literal.Target is null ? [literal.Subject] : [literal.Subject, literal.Target];
}
