using System.Globalization;

namespace Robotics.Cortex.Planning.Operators;

/// <summary>Nested expressions → an operator domain, checked: every type, predicate, variable and recovery that is named is known.</summary>
internal sealed class OperatorReader(OperatorText text)
{
    private readonly List<TypedName> _types = [];
    private readonly List<TypedName> _constants = [];
    private readonly Dictionary<string, ImmutableArray<TypedName>> _predicates = [];
    private readonly List<OperatorSchema> _operators = [];
    private HashSet<string> _changed = [];

    /// <exception cref="RoboticsException">MalformedFile.</exception>
    public OperatorDomain Read()
    {
        Expression root = ExpressionReader.Read(text);
        if (root.Head != "define" || root.Items.Length < 2 || root.Items[1] is not { Head: "domain", Items.Length: 2 } name)
            throw text.Malformed(root, "expected '(define (domain NAME) …)'");

        _changed = [.. root.Items.SelectMany(Changed)];
        foreach (Expression section in root.Items.Skip(2)) ReadSection(section);
        if (_operators.Count == 0) throw text.Malformed(root, "expected at least one ':action'");
        return new()
        {
            Name = name.Items[1].Word ?? throw text.Malformed(name, "expected the domain's name"),
            Types = [.. _types],
            Constants = [.. _constants],
            Predicates = [.. _predicates.Select(p => new PredicateSchema(p.Key, p.Value, _changed.Contains(p.Key)))],
            Operators = [.. _operators],
            Source = root,
        };
    }

    /// <summary>Names of the predicates that the effects of an action mention (those of a "when" condition too, which is refused later).</summary>
    private static IEnumerable<string> Changed(Expression section)
    {
        if (section.Head != ":action") return [];
        int at = section.Items.IndexOf(section.Items.FirstOrDefault(i => i.Word == ":effect")!);
        return at < 0 || at + 1 >= section.Items.Length ? [] : Heads(section.Items[at + 1]);
    }

    private static IEnumerable<string> Heads(Expression effect) => effect.Head switch
    {
        "and" or "not" => effect.Items.Skip(1).SelectMany(Heads),
        "forall" or "when" => effect.Items.Skip(2).SelectMany(Heads),
        _ => [effect.Head],
    };

    private void ReadSection(Expression section)
    {
        switch (section.Head)
        {
            case ":requirements" or ":functions":
                break;
            case ":types":
                _types.AddRange(TypedNames(section, 1, "object"));
                CheckTypes(section);
                break;
            case ":constants":
                _constants.AddRange(TypedNames(section, 1, null));
                break;
            case ":predicates":
                foreach (Expression predicate in section.Items.Skip(1))
                {
                    if (predicate.Head.Length == 0) throw text.Malformed(predicate, "expected '(NAME ?variable - type …)'");
                    if (!_predicates.TryAdd(predicate.Head, [.. TypedNames(predicate, 1, null)]))
                        throw text.Malformed(predicate, $"the predicate '{predicate.Head}' is declared twice");
                }

                break;
            case ":action":
                _operators.Add(new ActionReader(text, this).Read(section));
                break;
            default:
                throw text.Malformed(section, "expected :requirements, :types, :constants, :predicates, :functions or :action");
        }
    }

    private void CheckTypes(Expression section)
    {
        foreach (TypedName type in _types)
        {
            if (type.Type != "object" && !_types.Any(t => t.Name == type.Type)) throw Unknown(section, "type", type.Type, _types.Select(t => t.Name));
        }
    }

    /// <summary>Names of the form <c>a b - type c - type</c>; what has no type gets <paramref name="otherwise"/>, or is refused when that is null.</summary>
    public IEnumerable<TypedName> TypedNames(Expression list, int from, string? otherwise)
    {
        List<Expression> waiting = [];
        for (int i = from; i < list.Items.Length; i++)
        {
            Expression item = list.Items[i];
            if (item.Word is null) throw text.Malformed(item, "expected a name, or '- type'");
            if (item.Word != "-")
            {
                waiting.Add(item);
                continue;
            }

            if (++i >= list.Items.Length || list.Items[i].Word is not { } type) throw text.Malformed(item, "expected a type after '-'");
            if (otherwise is null && !_types.Any(t => t.Name == type)) throw Unknown(list.Items[i], "type", type, _types.Select(t => t.Name));
            foreach (Expression name in waiting) yield return new(name.Word!, type);
            waiting.Clear();
        }

        foreach (Expression name in waiting)
            yield return new(name.Word!, otherwise ?? throw text.Malformed(name, $"expected '{name.Word} - TYPE'"));
    }

    /// <summary>A condition or effect whose free variables are <paramref name="scope"/>.</summary>
    public Formula ReadFormula(Expression expression, ImmutableArray<TypedName> scope)
    {
        switch (expression.Head)
        {
            case "and":
                return new Formula.Conjunction([.. expression.Items.Skip(1).Select(i => ReadFormula(i, scope))]);
            case "not":
                if (expression.Items.Length != 2) throw text.Malformed(expression, "expected one condition after 'not'");
                return ReadFormula(expression.Items[1], scope) is Formula.Literal { Negated: false } positive
                    ? positive with { Negated = true }
                    : throw text.Malformed(expression, "expected a predicate after 'not'");
            case "forall":
                if (expression.Items.Length != 3) throw text.Malformed(expression, "expected '(forall (?v - type) CONDITION)'");
                ImmutableArray<TypedName> variables = [.. TypedNames(expression.Items[1], 0, null)];
                return new Formula.Universal(variables, ReadFormula(expression.Items[2], scope.AddRange(variables)));
            case "imply" or "when":
                if (expression.Items.Length != 3) throw text.Malformed(expression, $"expected '({expression.Head} CONDITION …)'");
                if (ReadFormula(expression.Items[1], scope) is not Formula.Literal condition || _changed.Contains(condition.Predicate))
                    throw text.Malformed(expression.Items[1], "expected one predicate that no action changes");
                return new Formula.Conditional(condition, ReadFormula(expression.Items[2], scope));
            default:
                return ReadLiteral(expression, scope);
        }
    }

    private Formula.Literal ReadLiteral(Expression expression, ImmutableArray<TypedName> scope)
    {
        if (!_predicates.TryGetValue(expression.Head, out ImmutableArray<TypedName> parameters))
            throw Unknown(expression, "predicate", expression.ToString(), _predicates.Keys);
        if (expression.Items.Length - 1 != parameters.Length)
            throw text.Malformed(expression, $"'{expression.Head}' takes {parameters.Length} arguments, not {expression.Items.Length - 1}");
        return new(expression.Head, [.. expression.Items.Skip(1).Select(term => Term(term, scope))], false);
    }

    /// <summary>A variable of the scope, or a constant.</summary>
    public string Term(Expression term, ImmutableArray<TypedName> scope)
    {
        IEnumerable<TypedName> known = scope.Concat(_constants);
        return term.Word is { } word && known.Any(k => k.Name == word)
            ? word
            : throw Unknown(term, "variable or constant", term.ToString(), known.Select(k => k.Name));
    }

    public RoboticsException Unknown(Expression at, string kind, string name, IEnumerable<string> known) =>
        text.Malformed(at, $"there is no {kind} '{name}'; expected one of {string.Join(", ", known.Order(StringComparer.Ordinal))}");

    /// <summary>A whole number, at least <paramref name="least"/>.</summary>
    public int Number(Expression at, int least) =>
        int.TryParse(at.Word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw text.Malformed(at, $"expected a whole number of at least {least}, not '{at}'");
}
