namespace Robotics.Cortex.Planning.Operators;

/// <summary>Reads one <c>:action</c> of an operator file.</summary>
internal sealed class ActionReader(OperatorText text, OperatorReader domain)
{
    private static readonly string[] Common = [":parameters", ":precondition", ":effect"];
    private static readonly string[] OfSkills = [":skill", ":budget", ":recoveries"];
    private static readonly string[] OfActs = [":act"];

    public OperatorSchema Read(Expression section)
    {
        if (section.Items.Length < 2 || section.Items[1].Word is not { } name) throw text.Malformed(section, "expected ':action NAME'");
        Dictionary<string, Expression> parts = Parts(section);
        ImmutableArray<TypedName> parameters = [.. domain.TypedNames(parts[":parameters"], 0, null)];
        (Expression effect, int cost) = WithoutCost(parts[":effect"]);
        OperatorSchema schema = new()
        {
            Name = name,
            Parameters = parameters,
            Precondition = domain.ReadFormula(parts[":precondition"], parameters),
            Effect = domain.ReadFormula(effect, parameters),
            Cost = cost,
            Skill = null,
            SkillTerms = [],
            StepBudget = 1,
            RetryBudget = 0,
            Recoveries = [],
        };
        return parts.TryGetValue(":act", out Expression? act) ? WithAct(schema, act) : WithSkill(schema, parts);
    }

    private OperatorSchema WithAct(OperatorSchema schema, Expression act)
    {
        if (act.Items.Length < 2 || act.Items[0].Word is not { } called) throw text.Malformed(act, "expected '(NAME ?thing …)'");
        return schema with { Act = called, SkillTerms = [.. act.Items.Skip(1).Select(t => domain.Term(t, schema.Parameters))] };
    }

    private OperatorSchema WithSkill(OperatorSchema schema, Dictionary<string, Expression> parts)
    {
        (SkillVerb verb, ImmutableArray<string> terms) = Skill(parts[":skill"], schema.Parameters);
        Expression budget = parts[":budget"];
        if (budget.Items.Length != 2) throw text.Malformed(budget, "expected '(STEPS RETRIES)'");
        return schema with
        {
            Skill = verb,
            SkillTerms = terms,
            StepBudget = domain.Number(budget.Items[0], 1),
            RetryBudget = domain.Number(budget.Items[1], 0),
            Recoveries = [.. parts[":recoveries"].Items.Select(Named<RecoveryKind>)],
        };
    }

    private Dictionary<string, Expression> Parts(Expression section)
    {
        Dictionary<string, Expression> parts = [];
        string[] keys = [.. Common, .. section.Items.Any(i => i.Word == ":act") ? OfActs : OfSkills];
        for (int i = 2; i < section.Items.Length; i += 2)
        {
            if (section.Items[i].Word is not { } key || !keys.Contains(key))
                throw text.Malformed(section.Items[i], $"expected one of {string.Join(", ", keys)}");
            if (i + 1 >= section.Items.Length) throw text.Malformed(section.Items[i], $"expected a value after '{key}'");
            parts[key] = section.Items[i + 1];
        }

        foreach (string key in keys)
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
