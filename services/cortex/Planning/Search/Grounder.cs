using Robotics.Cortex.Planning.Operators;
using Robotics.Cortex.Planning.Problem;

namespace Robotics.Cortex.Planning.Search;

/// <summary>Puts entities in the place of variables, keeping only what can ever happen. Predicates that no action changes are decided here.</summary>
internal sealed class Grounder(PlanningProblem problem)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _ofType = new(StringComparer.Ordinal);

    public GroundProblem Ground()
    {
        List<(OperatorSchema Schema, Dictionary<string, string> Bound)> candidates = [];
        foreach (OperatorSchema schema in problem.Domain.Operators) Bind(schema, 0, [], candidates);
        foreach (string atom in problem.Initial) Number(atom);
        foreach (string atom in problem.Stages.SelectMany(s => s)) Number(atom);
        foreach (var candidate in candidates) NumberAdds(candidate.Schema.Effect, candidate.Bound);
        bool[] initial = new bool[_numbers.Count];
        foreach (string atom in problem.Initial) initial[_numbers[atom]] = true;
        return new GroundProblem
        {
            Atoms = [.. _numbers.OrderBy(n => n.Value).Select(n => n.Key)],
            Initial = initial,
            Actions = [.. candidates.Select(c => Make(c.Schema, c.Bound)).OfType<GroundAction>().OrderBy(a => a.Name, StringComparer.Ordinal)],
        };
    }

    private void Bind(OperatorSchema schema, int next, Dictionary<string, string> bound, List<(OperatorSchema, Dictionary<string, string>)> found)
    {
        if (Contradicts(schema.Precondition, bound)) return;
        if (next == schema.Parameters.Length)
        {
            if (!Untouchable(schema, bound)) found.Add((schema, new(bound, StringComparer.Ordinal)));
            return;
        }

        TypedName parameter = schema.Parameters[next];
        foreach (string entity in OfType(parameter.Type))
        {
            bound[parameter.Name] = entity;
            Bind(schema, next + 1, bound, found);
        }

        bound.Remove(parameter.Name);
    }

    private bool Untouchable(OperatorSchema schema, Dictionary<string, string> bound) =>
        problem.Untouchable.Contains(EntityId.ObjectOf(Value(schema.SkillTerms[0], bound)));

    /// <summary>Whether a conjunct whose variables are all bound is decided and false.</summary>
    private bool Contradicts(Formula formula, Dictionary<string, string> bound) => formula switch
    {
        Formula.Conjunction all => all.Parts.Any(p => Contradicts(p, bound)),
        Formula.Literal literal => !Fluent(literal) && literal.Terms.All(t => t[0] != '?' || bound.ContainsKey(t)) && Holds(literal, bound) == literal.Negated,
        _ => false,
    };

    private GroundAction? Make(OperatorSchema schema, Dictionary<string, string> bound)
    {
        List<int> needs = [], forbids = [], adds = [], deletes = [];
        foreach (Formula.Literal literal in Literals(schema.Precondition, bound))
        {
            bool known = _numbers.TryGetValue(Text(literal, bound), out int number);
            if (literal.Negated)
            {
                if (known) forbids.Add(number);
            }
            else if (known) needs.Add(number);
            else return null;
        }

        foreach (Formula.Literal literal in Literals(schema.Effect, bound))
        {
            if (!_numbers.TryGetValue(Text(literal, bound), out int number)) continue;
            (literal.Negated ? deletes : adds).Add(number);
        }

        int[] added = [.. adds.Distinct()], deleted = [.. deletes.Distinct().Except(adds)];
        if (deleted.Any(d => problem.Initial.Contains(AtomOf(d)) && problem.Kept.Contains(AtomOf(d)))) return null;
        return new GroundAction
        {
            Schema = schema,
            Terms = [.. schema.SkillTerms.Select(t => Value(t, bound))],
            Needs = [.. needs.Distinct()],
            Forbids = [.. forbids.Distinct()],
            Adds = added,
            Deletes = deleted,
        };
    }

    /// <summary>The literals that the formula comes to: conjunctions and universals spelled out, decided conditions taken away.</summary>
    private IEnumerable<Formula.Literal> Literals(Formula formula, Dictionary<string, string> bound)
    {
        switch (formula)
        {
            case Formula.Literal literal when Fluent(literal):
                return [literal with { Terms = [.. literal.Terms.Select(t => Value(t, bound))] }];
            case Formula.Literal:
                return [];
            case Formula.Conjunction all:
                return all.Parts.SelectMany(p => Literals(p, bound));
            case Formula.Conditional conditional:
                return Holds(conditional.Condition, bound) != conditional.Condition.Negated ? Literals(conditional.Body, bound) : [];
            case Formula.Universal universal:
                return Universal(universal, 0, bound);
            default:
                throw new RoboticsException(ErrorCode.Internal, $"A formula of an unknown kind: {formula.GetType().Name}.");
        }
    }

    private List<Formula.Literal> Universal(Formula.Universal universal, int next, Dictionary<string, string> bound)
    {
        if (next == universal.Variables.Length) return [.. Literals(universal.Body, bound)];
        List<Formula.Literal> found = [];
        TypedName variable = universal.Variables[next];
        foreach (string entity in OfType(variable.Type))
        {
            bound[variable.Name] = entity;
            found.AddRange(Universal(universal, next + 1, bound));
        }

        bound.Remove(variable.Name);
        return found;
    }

    private void NumberAdds(Formula effect, Dictionary<string, string> bound)
    {
        foreach (Formula.Literal literal in Literals(effect, bound))
        {
            if (!literal.Negated) Number(Text(literal, bound));
        }
    }

    private bool Fluent(Formula.Literal literal) => problem.Domain.Predicate(literal.Predicate).Fluent;

    private bool Holds(Formula.Literal literal, Dictionary<string, string> bound) => problem.Initial.Contains(Text(literal, bound));

    private static string Text(Formula.Literal literal, Dictionary<string, string> bound) =>
        literal.Terms.IsEmpty ? literal.Predicate : $"{literal.Predicate} {string.Join(' ', literal.Terms.Select(t => Value(t, bound)))}";

    private static string Value(string term, Dictionary<string, string> bound) => term[0] == '?' ? bound[term] : term;

    private string[] OfType(string type)
    {
        if (!_ofType.TryGetValue(type, out string[]? names)) _ofType[type] = names = [.. problem.OfType(type)];
        return names;
    }

    private string AtomOf(int number) => _numbers.First(n => n.Value == number).Key;

    private void Number(string atom) => _numbers.TryAdd(atom, _numbers.Count);
}
