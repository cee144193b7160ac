using Robotics.Cortex.Language;
using Robotics.Cortex.Planning;
using Robotics.Robots;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Language;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Benchmarks;

/// <summary>How long it takes to understand and to plan the tasks of libero_goal and libero_10 in their own words, on this machine, one at a time.</summary>
internal static class PlannerBenchmark
{
    private const int Repeats = 10;
    private static readonly string[] Measured = ["libero_goal", "libero_10"];

    public static SortedDictionary<string, object> Run()
    {
        LiberoFiles files = LiberoFiles.Locate();
        RobotDefinition robot = RobotCatalog.Load("panda");
        GroundingTask[] tasks = [.. Measured.SelectMany(suite => TaskCatalog.Suite(suite)).Select(task => GroundingTask.Load(files, task, robot, 0)[0])];
        SymbolicPlanner planner = new(new InstructionGrounder(new GroundingOptions()).Ground);
        Sample first = new(), ground = new(), plan = new(), both = new();
        int expansions = 0;
        foreach (GroundingTask task in tasks) first.Time(() => Understand(planner, task.Task.Instruction, task.Scene));
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            foreach (GroundingTask task in tasks)
            {
                // What a scene's geometry costs belongs to the answer, so each is a scene that nobody has looked at.
                SceneGraph scene = task.Scene with { At = task.Scene.At with { Step = repeat } };
                PlanOutcome outcome = both.Time(() =>
                {
                    Goal goal = ground.Time(() => Understand(planner, task.Task.Instruction, scene)).Goal!;
                    return plan.Time(() => planner.PlanAsync(goal, scene, TriedEdges.None, default).AsTask().GetAwaiter().GetResult());
                });
                expansions = Math.Max(expansions, outcome.Plan!.Expansions);
            }
        }

        return new(StringComparer.Ordinal)
        {
            ["tasks"] = tasks.Length,
            ["groundFirstTime"] = first.Summary(),
            ["ground"] = ground.Summary(),
            ["plan"] = plan.Summary(),
            ["groundAndPlan"] = both.Summary(),
            ["mostExpansions"] = expansions,
        };
    }

    private static Grounding Understand(SymbolicPlanner planner, string instruction, SceneGraph scene) =>
        planner.GroundAsync(new Instruction(instruction), scene, Recollections.None, default).AsTask().GetAwaiter().GetResult();
}
