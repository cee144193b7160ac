using System.Text;
using Robotics.Cortex.Planning.Operators;

namespace Robotics.Cortex.Planning.Problem;

/// <summary>A planning problem as PDDL that other planners read: the operators without our additions, and the scene and goal with names that PDDL allows.</summary>
internal static class PddlExport
{
    private static readonly string[] OwnSections = [":skill", ":budget", ":recoveries", ":act"];

    public static string Domain(OperatorDomain domain)
    {
        StringBuilder text = new();
        text.Append("(define");
        foreach (Expression section in domain.Source.Items.Skip(1)) text.Append("\n  ").Append(section.Head == ":action" ? Action(section) : section.ToString());
        return text.Append(")\n").ToString();
    }

    /// <summary>The last stage holds what those before it asked for; "then" and what must not be touched have no counterpart and are remarks.</summary>
    public static string Problem(PlanningProblem problem)
    {
        HashSet<string> constants = [.. problem.Domain.Constants.Select(c => c.Name)];
        IEnumerable<TypedName> objects = problem.Entities.Where(e => !constants.Contains(e.Name));
        StringBuilder text = new();
        text.Append("(define (problem scene)\n  (:domain ").Append(problem.Domain.Name).Append(")\n  (:objects");
        foreach (TypedName entity in objects) text.Append("\n    ").Append(Name(entity.Name)).Append(" - ").Append(entity.Type);
        text.Append(")\n  (:init\n    (= (total-cost) 0)");
        foreach (string atom in problem.Initial) text.Append("\n    ").Append(Atom(atom));
        text.Append(")\n  (:goal (and");
        foreach (string atom in problem.Stages.LastOrDefault([])) text.Append("\n    ").Append(Atom(atom));
        text.Append("))\n  (:metric minimize (total-cost)))\n");
        foreach (ImmutableArray<string> stage in problem.Stages.SkipLast(1)) text.Append("; first: ").AppendJoin(' ', stage.Select(Atom)).Append('\n');
        foreach (string entity in problem.Untouchable.Order(StringComparer.Ordinal)) text.Append("; not to be moved: ").Append(Name(entity)).Append('\n');
        return text.ToString();
    }

    private static string Action(Expression action)
    {
        List<Expression> kept = [];
        for (int i = 0; i < action.Items.Length; i++)
        {
            if (OwnSections.Contains(action.Items[i].Word)) i++;
            else kept.Add(action.Items[i]);
        }

        return (action with { Items = [.. kept] }).ToString();
    }

    private static string Atom(string atom) => $"({string.Join(' ', atom.Split(' ').Select(Name))})";

    /// <summary><c>o3/top_region</c> → <c>o3--top_region</c>; a place begins with a letter.</summary>
    private static string Name(string name) =>
        name.Replace("@", "at-", StringComparison.Ordinal).Replace("/", "--", StringComparison.Ordinal).Replace(":", "---", StringComparison.Ordinal);
}
