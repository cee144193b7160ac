using Robotics.Cortex.Language;
using Robotics.Cortex.Planning;
using Robotics.Robots;
using Robotics.Sim.Libero.Language;
using Robotics.Sim.Libero.Suites;
using Robotics.Tests.Libero;

namespace Robotics.Tests.Language;

public sealed class LiberoGrounding
{
    private static readonly InstructionGrounder Grounder = new(new GroundingOptions());
    private static readonly SymbolicPlanner Planner = new(Grounder.Ground);

    /// <summary>Tasks that between them have every verb, relation and scene; all 114 are swept by <c>robotics eval language</c>.</summary>
    public static TheoryData<string> Tasks =>
    [
        "libero_spatial/0", "libero_spatial/2", "libero_spatial/4", "libero_spatial/9", "libero_object/3", "libero_goal/3", "libero_goal/5", "libero_goal/6", "libero_goal/9",
        "libero_10/3", "libero_10/4", "libero_10/6", "libero_10/8", "libero_10/9", "libero_90/1", "libero_90/3", "libero_90/16", "libero_90/23", "libero_90/34", "libero_90/38",
        "libero_90/75", "libero_90/76", "libero_90/86", "libero_90/87", "libero_90/89",
    ];

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_task_is_understood_in_its_own_words_whatever_the_ids_and_can_be_planned(string name)
    {
        LiberoTask task = LiberoData.Task(name);
        foreach (GroundingTask start in GroundingTask.Load(LiberoData.Files, task, RobotCatalog.Load("panda"), 1, 2, 3))
        {
            Grounding grounding = await Planner.GroundAsync(new Instruction(task.Instruction), start.Scene, Recollections.None, TestContext.Current.CancellationToken);
            Assert.True(
                start.Score(grounding, task.Instruction) == GroundingScore.Right,
                $"{task.Instruction}: wanted {start.Wanted}, understood {(grounding.Goal is { } goal ? start.Spell(goal) : grounding.NotUnderstood ?? grounding.Question!.Text)}");
            PlanOutcome plan = await Planner.PlanAsync(grounding.Goal!, start.Scene, TriedEdges.None, TestContext.Current.CancellationToken);
            Assert.NotEmpty(plan.Plan!.Subgoals);
        }
    }

    [Fact]
    public void Another_goal_is_wrong_and_a_question_is_no_answer()
    {
        LiberoTask task = LiberoData.Task("libero_goal/8");
        GroundingTask start = GroundingTask.Load(LiberoData.Files, task, RobotCatalog.Load("panda"), 1)[0];
        Assert.Equal(GroundingScore.Wrong, start.Score(Grounder.Ground(new Instruction("put the bowl on the stove"), start.Scene, Recollections.None), "put the bowl on the stove"));
        Assert.Equal(GroundingScore.Asked, start.Score(Grounder.Ground(new Instruction("fry the moon"), start.Scene, Recollections.None), "fry the moon"));
    }
}
