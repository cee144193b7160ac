using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>EB-Navigation without eyes: on ahead, and round what blocks the way.</summary>
public sealed class NavigationTests
{
    private static readonly string[] Moves =
    [
        "Move forward by 0.25", "Move backward by 0.25", "Move rightward by 0.25", "Move leftward by 0.25",
        "Rotate to the right by 90 degrees.", "Rotate to the left by 90 degrees.", "Tilt the camera upward by 30 degrees.", "Tilt the camera downward by 30 degrees.",
    ];

    private static readonly EmbodiedBenchPlanner Planner = new(new GroundingOptions());

    [Fact]
    public void It_begins_by_going_ahead_a_little() =>
        Assert.Equal(["Move forward by 0.25", "Move forward by 0.25"], Answer("navigate to the Bread in the room", []).Plan.Select(p => p.Name));

    [Fact]
    public void A_wall_is_gone_round_and_never_run_into_twice_at_the_same_spot()
    {
        (int X, int Y) at = (0, 0);
        List<(int Id, string Feedback)> history = [];
        HashSet<((int, int), int)> bumps = [];
        bool reached = false;
        while (history.Count < 20 && !reached)
        {
            foreach ((int id, string name) in Answer("navigate to the Pot in the room and be as close as possible to it", history).Plan)
            {
                Assert.Equal(Moves[id].TrimEnd('.'), name.TrimEnd('.'));
                (int X, int Y) next = id switch { 0 => (at.X, at.Y + 1), 1 => (at.X, at.Y - 1), 2 => (at.X + 1, at.Y), 3 => (at.X - 1, at.Y), _ => at };
                bool blocked = next is { Y: 3, X: > -3 and < 1 };
                if (blocked) Assert.True(bumps.Add((at, id)));
                else at = next;
                history.Add((id, blocked ? "Last action MoveAhead is invalid. Table is blocking Agent 0 from moving." : "Last action MoveAhead executed successfully."));
                reached |= at.Y >= 6;
                if (blocked || reached) break;
            }
        }

        Assert.True(reached, string.Join(',', history.Select(h => h.Id)));
    }

    [Fact]
    public void A_side_that_is_said_is_taken()
    {
        (int, string)[] blocked = [(0, "Last action MoveAhead is invalid. Wall.")];
        Assert.Equal(3, Answer("navigate to the Laptop on your left", blocked).Plan[0].Id);
        Assert.Equal(2, Answer("navigate to the Laptop on your right", blocked).Plan[0].Id);
    }

    private static BenchmarkAnswer Answer(string instruction, IReadOnlyCollection<(int Id, string Feedback)> history) =>
        BenchmarkAnswer.Parse(Planner.Reply([HarnessPrompt.Of(Moves, instruction, history.Count == 0 ? null : history)], pictures: true));
}
