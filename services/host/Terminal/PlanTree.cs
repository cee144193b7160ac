using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>A plan as a tree for the terminal: a branch a subgoal, with its conditions and recoveries under it.</summary>
internal static class PlanTree
{
    /// <param name="plan">What to draw.</param>
    /// <param name="number">1 for the first plan of a task, more after a replan.</param>
    /// <param name="spoken">Ids to the words people use.</param>
    public static Tree Of(Plan plan, int number, Func<string, string> spoken)
    {
        string again = number > 1 ? $" {number}" : "";
        Tree tree = new($"  [grey]plan{again}[/]  {plan.Subgoals.Length} subgoals, {plan.Expansions} nodes expanded");
        for (int i = 0; i < plan.Subgoals.Length; i++)
        {
            Subgoal subgoal = plan.Subgoals[i];
            TreeNode node = tree.AddNode($"{i + 1}. {Markup.Escape(subgoal.Sentence)}");
            node.AddNode($"[grey]until {Conditions(subgoal.Postcondition)}[/]");
            if (!subgoal.Hold.IsEmpty) node.AddNode($"[grey]while {Conditions(subgoal.Hold)}[/]");
            if (!subgoal.Recoveries.IsEmpty)
                node.AddNode($"[grey]else {Markup.Escape(string.Join(", ", subgoal.Recoveries))} (≤ {subgoal.RetryBudget} retries, ≤ {subgoal.StepBudget} steps)[/]");
        }

        return tree;

        string Conditions(ImmutableArray<Predicate> predicates) => Markup.Escape(spoken(string.Join(" and ", predicates)));
    }
}
