using Microsoft.Extensions.Logging;
using Robotics.Cortex.Language;
using Robotics.Cortex.Planning;
using Robotics.Robots;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Language;

namespace Robotics.Host.Evaluation;

/// <summary>Grounds instructions in the starts of their LIBERO tasks, plans what was understood, and scores both by the tasks' own goals.</summary>
internal sealed class LanguageEvaluation(LiberoFiles files, ILoggerFactory logging)
{
    private readonly SymbolicPlanner _planner = new(new InstructionGrounder(new GroundingOptions(), logging.CreateLogger<InstructionGrounder>()).Ground);
    private readonly RobotDefinition _robot = RobotCatalog.Load(Composition.Suites.DefaultRobot);

    /// <summary>The results in the rows' order, once for each seed; a row whose task has no files here is left out, and its task is in <see cref="Absent"/>.</summary>
    /// <param name="rows">What to ground.</param>
    /// <param name="seeds">Seeds of the objects' ids.</param>
    /// <param name="ct">Stops between rows.</param>
    public async IAsyncEnumerable<LanguageResult> RunAsync(
        ImmutableArray<LanguageRow> rows, ImmutableArray<long> seeds, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (IGrouping<(string Suite, int Index), LanguageRow> group in rows.GroupBy(row => (row.Task.Suite, row.Task.Index)))
        {
            LanguageRow first = group.First();
            if (!File.Exists(files.Bddl(first.Task)) || !File.Exists(files.InitStates(first.Task)))
            {
                Absent.Add(first.Task.ToString());
                continue;
            }

            foreach (GroundingTask task in GroundingTask.Load(files, first.Task, _robot, seeds.AsSpan()))
            {
                foreach (LanguageRow row in group) yield return await EvaluateAsync(row, task, ct);
            }
        }
    }

    /// <summary>Tasks that were not run because their files are not here.</summary>
    public List<string> Absent { get; } = [];

    private async Task<LanguageResult> EvaluateAsync(LanguageRow row, GroundingTask task, CancellationToken ct)
    {
        Grounding grounding = await _planner.GroundAsync(new Instruction(row.Instruction), task.Scene, Recollections.None, ct);
        PlanOutcome? plan = grounding.Goal is { } goal ? await _planner.PlanAsync(goal, task.Scene, TriedEdges.None, ct) : null;
        return new LanguageResult(row, task.Score(grounding, row.Instruction), grounding.Confidence)
        {
            Wanted = task.Wanted,
            Understood = grounding.Goal is { } understood ? task.Spell(understood) : string.Join(" | ", grounding.Alternatives.Select(task.Spell)),
            Plan = plan?.Plan is { } made ? string.Join("; ", made.Subgoals.Select(step => step.Sentence)) : null,
            Remark = grounding.NotUnderstood ?? plan?.Impossible ?? string.Join("; ", grounding.Explanation),
        };
    }
}
