using Robotics.Cortex.EmbodiedBench;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>The harness's loop: asks for a plan, carries it out until it ends or an action fails, and asks again.</summary>
internal sealed class HarnessLoop(EmbodiedBenchPlanner planner, IReadOnlyList<string> actions, Func<string, (bool Worked, string Feedback)> act, Func<bool> reached)
{
    private const int MostSteps = 30;
    private const int MostInvalid = 10;

    private readonly List<(int Id, string Feedback)> _history = [];

    public int Invalid { get; private set; }

    public int Asked { get; private set; }

    public IEnumerable<string> Done => _history.Select(h => actions[h.Id]);

    /// <summary>Whether the goal was reached within the harness's limits.</summary>
    /// <param name="instruction">The person's sentence.</param>
    /// <param name="chat">Whether later turns are short and the first one is sent again with them.</param>
    public bool Run(string instruction, bool chat = false)
    {
        List<string> turns = [];
        while (_history.Count < MostSteps && Invalid < MostInvalid)
        {
            string prompt = _history.Count == 0 ? HarnessPrompt.Of(actions, instruction)
                : chat ? HarnessPrompt.Later(actions, instruction, _history) : HarnessPrompt.Of(actions, instruction, _history);
            turns.Add(prompt);
            Asked++;
            BenchmarkAnswer answer = BenchmarkAnswer.Parse(planner.Reply(chat ? [.. turns] : [prompt], pictures: true));
            Assert.True(answer.Plan.Length <= 20);
            if (answer.Plan.IsEmpty) return reached();
            foreach ((int id, string name) in answer.Plan.Take(MostSteps - _history.Count))
            {
                Assert.Equal(actions[id], name);
                (bool worked, string feedback) = act(name);
                _history.Add((id, feedback));
                if (!worked) Invalid++;
                if (reached()) return true;
                if (!worked) break;
            }
        }

        return false;
    }
}
