using Robotics.Cortex.Language;
using Robotics.Cortex.Models.Answers;
using Robotics.Cortex.Models.Asking;
using Robotics.Cortex.Planning;

namespace Robotics.Cortex.Models.Goals;

/// <summary>
/// Holds a model's goal against the scene, the operators and the words. A literal must speak of known things of the right kind; the whole must not hold already
/// and must be reachable; and it must agree with the words. Where they leave several readings, it is one of them, or a part that no other has. Where
/// they are not understood, every movable thing that they call by a name of its own is spoken of, and every literal quotes words that do not clearly mean something else.
/// </summary>
internal sealed class GoalJudge(SymbolicPlanner planner, InstructionGrounder grounder, Instruction instruction, SceneGraph scene, Grounding words)
{
    /// <summary>Log-odds by which quoted words may fit another thing better: 20 to 1.</summary>
    private const double ClearlyOther = 3;

    private readonly Readings _readings = new(words);

    public async ValueTask<Judged<ProposedGoal>> JudgeAsync(string text, CancellationToken ct)
    {
        if (!AnswerReader.TryRead(text, out GoalAnswer? answer, out string why)) return Judged<ProposedGoal>.Unreadable(why);
        if (answer.Decision == GoalDecision.Ask) return new(new ProposedGoal(null, answer), $"to ask: {answer.Why}", []);
        Predicate[] literals = [.. answer.Literals.Select(l => LiteralTypes.Spelled(new Predicate(l.Predicate, l.Subject, l.Target), scene))];
        Goal goal = Compose(answer, literals);
        ImmutableArray<string> objections = Objections(answer, literals, goal);
        if (objections.IsEmpty && (await planner.PlanAsync(goal, scene, TriedEdges.None, ct)).Impossible is { } impossible)
            objections = [$"it cannot be reached: {impossible}"];
        return new(new ProposedGoal(goal, answer), goal.ToString(), objections);
    }

    private Goal Compose(GoalAnswer answer, Predicate[] literals)
    {
        IEnumerable<(int Stage, Predicate Literal)> all = answer.Literals.Zip(literals, (a, l) => (a.Stage, l));
        Goal goal = new()
        {
            Stages = [.. all.GroupBy(l => l.Stage).OrderBy(g => g.Key).Select(g => g.Select(l => l.Literal).Distinct().ToImmutableArray())],
            DoNotTouch = [.. answer.Avoid.Where(id => literals.All(l => EntityId.ObjectOf(l.Subject) != id)).Distinct().Order(StringComparer.Ordinal)],
        };
        if (words.Goal is not null || literals.Length == 0 || _readings.Meant(goal) is not { } reading) return goal;
        if (reading.Literals.Where(l => !literals.Contains(l)).All(l => IsOnTheWay(l, literals))) reading = goal;
        return reading with { DoNotTouch = [.. reading.DoNotTouch.Union(goal.DoNotTouch.Where(id => reading.Literals.All(l => EntityId.ObjectOf(l.Subject) != id))).Order(StringComparer.Ordinal)] };
    }

    private ImmutableArray<string> Objections(GoalAnswer answer, Predicate[] literals, Goal goal)
    {
        if (literals.Length == 0) return ["a goal needs at least one literal"];
        if (answer.Confidence is < 0 or > 1) return [FormattableString.Invariant($"confidence is {answer.Confidence}; allowed: 0 to 1")];
        List<string> objections = [.. literals.Select(l => LiteralTypes.Objection(l, scene)).OfType<string>()];
        objections.AddRange(answer.Avoid.Where(id => scene.Objects.All(o => o.Id != id)).Select(id => $"avoid: there is no object {id}"));
        objections.AddRange(answer.Literals.Where(l => l.Stage < 0).Select(l => FormattableString.Invariant($"stage is {l.Stage}; allowed: 0 and more")));
        if (objections.Count > 0) return [.. objections];
        objections.AddRange(Contradictions(goal));
        if (objections.Count == 0 && goal.Literals.All(l => PredicateEvaluator.Evaluate(l, scene) == Truth.True)) objections.Add("all of it holds already");
        if (words.Goal is null) objections.AddRange(AgainstTheWords(answer, literals, goal));
        return [.. objections];
    }

    /// <summary>Opening what something is to be put into: a step of any plan, whether the goal says so or not.</summary>
    private static bool IsOnTheWay(Predicate lacking, Predicate[] literals) => lacking.Kind == PredicateKind.Open
        && literals.Any(l => l.Kind == PredicateKind.In && EntityId.ObjectOf(l.Target!) == EntityId.ObjectOf(lacking.Subject));

    /// <summary>Where the words leave readings, it must be one of them; where they are not understood, it must speak of what they name, in words that fit.</summary>
    private IEnumerable<string> AgainstTheWords(GoalAnswer answer, Predicate[] literals, Goal goal)
    {
        if (!_readings.All.IsEmpty)
        {
            return _readings.Meant(goal) is not null
                ? []
                : [$"the words allow only one of these: {string.Join(" or ", _readings.All)}; take one of them, or decide Ask"];
        }

        string said = Said();
        IEnumerable<string> leftOut = scene.Objects
            .Where(o => o.Description.Mobility == Mobility.Movable && IsNamed(o, said) && !Speaks(goal, o.Id))
            .Select(o => $"the person names {o.Id}, and the goal leaves it out");
        return leftOut.Concat(answer.Literals.Zip(literals, AgainstItsWords).SelectMany(o => o));
    }

    /// <summary>Whether one of the thing's names that no other thing bears is among the words.</summary>
    private bool IsNamed(SceneObject thing, string said) => thing.Description.Names
        .Any(name => said.Contains($" {Plain(name)} ", StringComparison.Ordinal) && scene.Objects.Count(o => o.Description.Names.Contains(name)) == 1);

    private static bool Speaks(Goal goal, string id) =>
        goal.DoNotTouch.Contains(id) || goal.Literals.Any(l => EntityId.ObjectOf(l.Subject) == id || (l.Target is { } target && EntityId.ObjectOf(target) == id));

    /// <summary>One thing put to two places, or opened and closed, in the same stage.</summary>
    private static IEnumerable<string> Contradictions(Goal goal) => goal.Stages
        .SelectMany(stage => stage.GroupBy(l => l.Subject).Where(g => g.Count(l => l.Target is not null && l.Kind is PredicateKind.On or PredicateKind.In or PredicateKind.Under) > 1
                                                                      || (g.Count() > 1 && g.Any(l => l.Target is null))))
        .Select(g => $"these cannot hold together: {string.Join(" and ", g)}");

    /// <summary>What is wrong with the words that a literal quotes.</summary>
    private IEnumerable<string> AgainstItsWords(AnsweredLiteral answered, Predicate literal)
    {
        foreach ((string quoted, string? id, string name) in new[] { (answered.SubjectWords, (string?)literal.Subject, "subjectWords"), (answered.TargetWords, literal.Target, "targetWords") })
        {
            if (id is null) continue;
            if (Plain(quoted).Length == 0 || !Said().Contains($" {Plain(quoted)} ", StringComparison.Ordinal))
                yield return $"{literal}: {name} \"{quoted}\" is not in the instruction";
            else if (grounder.Disadvantage(quoted, id, scene) is not { } disadvantage)
                yield return $"{literal}: {name} \"{quoted}\" names nothing; quote the noun";
            else if (disadvantage > ClearlyOther)
                yield return $"{literal}: \"{quoted}\" clearly means something else than {id}";
        }
    }

    private string Said() => $" {Plain(string.Join(' ', instruction.Answers.Prepend(instruction.Text)))} ";

    private static string Plain(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
