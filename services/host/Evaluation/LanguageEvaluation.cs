using Robotics.Robots;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Language;

namespace Robotics.Host.Evaluation;

/// <summary>Grounds instructions in the starts of their LIBERO tasks, plans what was understood, and scores both by the tasks' own goals.</summary>
/// <param name="files">LIBERO's files.</param>
/// <param name="planner">Makes a planner for an instruction: what a language model may cost is counted anew for each.</param>
internal sealed class LanguageEvaluation(LiberoFiles files, Func<IPlanner> planner)
{
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
        IPlanner brain = planner();
        Grounding grounding = await brain.GroundAsync(new Instruction(row.Instruction), task.Scene, Recollections.None, ct);
        PlanOutcome? plan = grounding.Goal is { } goal ? await brain.PlanAsync(goal, task.Scene, TriedEdges.None, ct) : null;
        return new LanguageResult(row, task.Score(grounding, row.Instruction), grounding.Confidence)
        {
            Wanted = task.Wanted,
            Understood = grounding.Goal is { } understood ? task.Spell(understood) : string.Join(" | ", grounding.Alternatives.Select(task.Spell)),
            Plan = plan?.Plan is { } made ? string.Join("; ", made.Subgoals.Select(step => step.Sentence)) : null,
            Consultations = [.. new[] { grounding.Consultation, plan?.Consultation }.OfType<Consultation>()],
            Remark = grounding.NotUnderstood ?? plan?.Impossible ?? string.Join("; ", grounding.Explanation),
        };
    }
}
