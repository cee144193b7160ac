using Robotics.Cortex.Planning.Operators;
using Robotics.Cortex.Planning.Problem;

namespace Robotics.Cortex.Planning.Search;

/// <summary>Puts entities in the place of variables, keeping only what can ever happen. Predicates that no action changes are decided here.</summary>
internal sealed class Grounder(PlanningProblem problem)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _ofType = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Entity), bool> _isOfType = [];
    private readonly Dictionary<string, bool> _fluent = problem.Domain.Predicates.ToDictionary(p => p.Name, p => p.Fluent, StringComparer.Ordinal);
    private readonly AtomIndex _initial = new();
    private readonly AtomIndex _known = new();

    public GroundProblem Ground()
    {
        foreach (string atom in problem.Initial) _initial.Add(atom);
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
        foreach (string entity in Candidates(schema, parameter, bound))
        {
            bound[parameter.Name] = entity;
            Bind(schema, next + 1, bound, found);
        }

        bound.Remove(parameter.Name);
    }

    /// <summary>The entities of the parameter's type, in order, without those that a decided condition leaves out.</summary>
    private IEnumerable<string> Candidates(OperatorSchema schema, TypedName parameter, Dictionary<string, string> bound)
    {
        IEnumerable<string> entities = OfType(parameter.Type);
        ImmutableArray<Formula> parts = schema.Precondition is Formula.Conjunction all ? all.Parts : [schema.Precondition];
        foreach (Formula.Literal literal in parts.OfType<Formula.Literal>())
        {
            int at = literal.Terms.IndexOf(parameter.Name);
            if (at < 0 || literal.Negated || Fluent(literal)) continue;
            HashSet<string> fitting = [.. _initial.Matching(literal.Predicate, literal.Terms, bound).Select(atom => atom[at])];
            entities = [.. entities.Where(fitting.Contains)];
        }

        return entities;
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
        foreach (Formula.Literal literal in Literals(schema.Precondition, bound, negated: true))
        {
            bool known = _numbers.TryGetValue(Text(literal, bound), out int number);
            if (literal.Negated)
            {
                if (known) forbids.Add(number);
            }
            else if (known) needs.Add(number);
            else return null;
        }

        foreach (Formula.Literal literal in Literals(schema.Effect, bound, negated: true))
        {
            if (!_numbers.TryGetValue(Text(literal, bound), out int number)) continue;
            (literal.Negated ? deletes : adds).Add(number);
        }

        int[] added = [.. adds.Distinct()], deleted = [.. deletes.Distinct().Except(adds)];
        if (problem.Kept.Any(kept => _initial.Contains(kept) && deleted.Contains(_numbers[kept]))) return null;
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
    /// <param name="formula">The formula.</param>
    /// <param name="bound">The values of its variables.</param>
    /// <param name="negated">Whether negated literals are wanted; of universal ones only those whose atom is known, since others never hold.</param>
    private IEnumerable<Formula.Literal> Literals(Formula formula, Dictionary<string, string> bound, bool negated)
    {
        switch (formula)
        {
            case Formula.Literal literal when Fluent(literal):
                return [literal with { Terms = [.. literal.Terms.Select(t => Value(t, bound))] }];
            case Formula.Literal:
                return [];
            case Formula.Conjunction all:
                return all.Parts.SelectMany(p => Literals(p, bound, negated));
            case Formula.Conditional conditional:
                return Holds(conditional.Condition, bound) != conditional.Condition.Negated ? Literals(conditional.Body, bound, negated) : [];
            case Formula.Universal universal:
                return Universal(universal, bound, negated);
            default:
                throw new RoboticsException(ErrorCode.Internal, $"A formula of an unknown kind: {formula.GetType().Name}.");
        }
    }

    private IEnumerable<Formula.Literal> Universal(Formula.Universal universal, Dictionary<string, string> bound, bool negated)
    {
        ImmutableArray<TypedName> variables = universal.Variables;
        switch (universal.Body)
        {
            case Formula.Conjunction all:
                return all.Parts.SelectMany(part => Universal(universal with { Body = part }, bound, negated));
            case Formula.Literal { Negated: true } literal when Fluent(literal) && Binds(literal, variables):
                return negated ? Bindings(_known, literal, variables, bound).Select(_ => literal with { Terms = [.. literal.Terms.Select(t => Value(t, bound))] }) : [];
            case Formula.Conditional { Condition: { Negated: false } condition } conditional when Binds(condition, variables):
                return Bindings(_initial, condition, variables, bound).SelectMany(_ => (List<Formula.Literal>)[.. Literals(conditional.Body, bound, negated)]);
            default:
                return Enumerated(universal, 0, bound, negated);
        }
    }

    private static bool Binds(Formula.Literal literal, ImmutableArray<TypedName> variables) => variables.All(v => literal.Terms.Contains(v.Name));

    /// <summary>Binds the variables to each atom that fits in turn, while the caller looks at it.</summary>
    private IEnumerable<bool> Bindings(AtomIndex atoms, Formula.Literal literal, ImmutableArray<TypedName> variables, Dictionary<string, string> bound)
    {
        foreach (string[] atom in atoms.Matching(literal.Predicate, literal.Terms, bound))
        {
            if (!variables.All(v => IsOfType(atom[literal.Terms.IndexOf(v.Name)], v.Type))) continue;
            foreach (TypedName variable in variables) bound[variable.Name] = atom[literal.Terms.IndexOf(variable.Name)];
            yield return true;
            foreach (TypedName variable in variables) bound.Remove(variable.Name);
        }
    }

    private bool IsOfType(string entity, string type)
    {
        if (!_isOfType.TryGetValue((type, entity), out bool known)) _isOfType[(type, entity)] = known = OfType(type).Contains(entity);
        return known;
    }

    private List<Formula.Literal> Enumerated(Formula.Universal universal, int next, Dictionary<string, string> bound, bool negated)
    {
        if (next == universal.Variables.Length) return [.. Literals(universal.Body, bound, negated)];
        List<Formula.Literal> found = [];
        TypedName variable = universal.Variables[next];
        foreach (string entity in OfType(variable.Type))
        {
            bound[variable.Name] = entity;
            found.AddRange(Enumerated(universal, next + 1, bound, negated));
        }

        bound.Remove(variable.Name);
        return found;
    }

    private void NumberAdds(Formula effect, Dictionary<string, string> bound)
    {
        foreach (Formula.Literal literal in Literals(effect, bound, negated: false))
        {
            if (!literal.Negated) Number(Text(literal, bound));
        }
    }

    private bool Fluent(Formula.Literal literal) => _fluent[literal.Predicate];

    private bool Holds(Formula.Literal literal, Dictionary<string, string> bound) => _initial.Contains(Text(literal, bound));

    private static string Text(Formula.Literal literal, Dictionary<string, string> bound) =>
        literal.Terms.IsEmpty ? literal.Predicate : $"{literal.Predicate} {string.Join(' ', literal.Terms.Select(t => Value(t, bound)))}";

    private static string Value(string term, Dictionary<string, string> bound) => term[0] == '?' ? bound[term] : term;

    private string[] OfType(string type)
    {
        if (!_ofType.TryGetValue(type, out string[]? names)) _ofType[type] = names = [.. problem.OfType(type)];
        return names;
    }

    private void Number(string atom)
    {
        if (_numbers.TryAdd(atom, _numbers.Count)) _known.Add(atom);
    }
}
