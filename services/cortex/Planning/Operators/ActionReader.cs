namespace Robotics.Cortex.Planning.Operators;

/// <summary>Reads one <c>:action</c> of an operator file.</summary>
internal sealed class ActionReader(OperatorText text, OperatorReader domain)
{
    private static readonly string[] Keys = [":skill", ":budget", ":recoveries", ":parameters", ":precondition", ":effect"];

    public OperatorSchema Read(Expression section)
    {
        if (section.Items.Length < 2 || section.Items[1].Word is not { } name) throw text.Malformed(section, "expected ':action NAME'");
        Dictionary<string, Expression> parts = Parts(section);
        ImmutableArray<TypedName> parameters = [.. domain.TypedNames(parts[":parameters"], 0, null)];
        (SkillVerb verb, ImmutableArray<string> terms) = Skill(parts[":skill"], parameters);
        Expression budget = parts[":budget"];
        if (budget.Items.Length != 2) throw text.Malformed(budget, "expected '(STEPS RETRIES)'");
        (Expression effect, int cost) = WithoutCost(parts[":effect"]);
        return new()
        {
            Name = name,
            Parameters = parameters,
            Precondition = domain.ReadFormula(parts[":precondition"], parameters),
            Effect = domain.ReadFormula(effect, parameters),
            Cost = cost,
            Verb = verb,
            SkillTerms = terms,
            StepBudget = domain.Number(budget.Items[0], 1),
            RetryBudget = domain.Number(budget.Items[1], 0),
            Recoveries = [.. parts[":recoveries"].Items.Select(Named<RecoveryKind>)],
        };
    }

    private Dictionary<string, Expression> Parts(Expression section)
    {
        Dictionary<string, Expression> parts = [];
        for (int i = 2; i < section.Items.Length; i += 2)
        {
            if (section.Items[i].Word is not { } key || !Keys.Contains(key))
                throw text.Malformed(section.Items[i], $"expected one of {string.Join(", ", Keys)}");
            if (i + 1 >= section.Items.Length) throw text.Malformed(section.Items[i], $"expected a value after '{key}'");
            parts[key] = section.Items[i + 1];
        }

        foreach (string key in Keys)
        {
            if (!parts.ContainsKey(key)) throw text.Malformed(section, $"expected '{key}' in the action '{section.Items[1]}'");
        }

        return parts;
    }

    private (SkillVerb Verb, ImmutableArray<string> Terms) Skill(Expression skill, ImmutableArray<TypedName> parameters)
    {
        if (skill.Items.IsDefaultOrEmpty) throw text.Malformed(skill, "expected '(VERB ?object …)'");
        SkillVerb verb = Named<SkillVerb>(skill.Items[0]);
        int terms = verb is SkillVerb.Place or SkillVerb.Push ? 3 : 1;
        if (skill.Items.Length != terms + 1)
            throw text.Malformed(skill, $"{verb} takes {(terms == 1 ? "the object" : "the object, the relation and the target")}");
        return (verb, [.. skill.Items.Skip(1).Select(t => domain.Term(t, parameters))]);
    }

    private T Named<T>(Expression at)
        where T : struct, Enum =>
        at.Word is { } word && Enum.TryParse(word, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw domain.Unknown(at, typeof(T).Name, at.ToString(), Enum.GetNames<T>());

    /// <summary>Takes <c>(increase (total-cost) N)</c> out of an effect.</summary>
    private (Expression Effect, int Cost) WithoutCost(Expression effect)
    {
        if (effect.Head != "and" || effect.Items.FirstOrDefault(i => i.Head == "increase") is not { } increase) return (effect, 1);
        if (increase is not { Items: [_, { Head: "total-cost" }, _] }) throw text.Malformed(increase, "expected '(increase (total-cost) N)'");
        return (effect with { Items = effect.Items.Remove(increase) }, domain.Number(increase.Items[2], 1));
    }
}
