using Robotics.Cortex.Models.Seeing;

namespace Robotics.Cortex.Models.Plans;

/// <summary>The question which steps reach a goal.</summary>
internal static class PlanPrompt
{
    private const string Task = """
        You plan the steps of a robot arm with one hand. Use the ids of the list and no others. Verbs: PickUp(x), Place(x, relation, target), Push(x, relation, target),
        Open(a), Close(a), TurnOn(a), TurnOff(a); relation and target are null but for Place and Push. The steps are checked one by one against these operators:
        """;

    /// <param name="operators">As PDDL.</param>
    /// <param name="goal">What is to hold.</param>
    /// <param name="workspace">What is told of the scene.</param>
    public static ImmutableArray<ModelMessage> For(string operators, Goal goal, Workspace workspace) =>
    [
        new("system", $"{Task}\n{operators}"),
        new("user", $"The scene:\n{workspace}\n\nThe goal: {goal}{Kept(goal)}"),
    ];

    private static string Kept(Goal goal) =>
        (goal.Hold.IsEmpty ? "" : $"\nAll the time: {string.Join(", ", goal.Hold)}") + (goal.DoNotTouch.IsEmpty ? "" : $"\nNot to be moved: {string.Join(", ", goal.DoNotTouch)}");
}
