using System.Globalization;
using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>Tells a person at the terminal what a task does: the goal, the plan as a tree, each subgoal's verdict, simulated and wall time.</summary>
/// <remarks>On an interactive terminal the running subgoal's line is rewritten in place; in a pipe every event is one line.</remarks>
internal sealed class TaskReporter(IAnsiConsole console, TimeProvider clock, TimeSpan controlPeriod)
{
    private readonly long _started = clock.GetTimestamp();
    private SpokenNames _names = SpokenNames.None;
    private long _subgoalStart;
    private int _planned;
    private int _current;

    public void Report(TaskEvent e)
    {
        switch (e)
        {
            case TaskStarted started: Begin(started); break;
            case MemoryRecalled recalled: Recall(recalled.Recollections); break;
            case InstructionGrounded grounded:
                Consulted(grounded.Grounding.Consultation);
                Grounded(grounded.Grounding);
                break;
            case SubgoalJudged judged: Consulted(judged.Verdict.Consultation); break;
            case PlanRehearsed rehearsed: Line($"  [grey]rehearsal: {rehearsed.End}, {rehearsed.Steps} steps[/]  {Escape(_names.Speak(rehearsed.Text))}"); break;
            case PlanMade plan: Planned(plan); break;
            case SubgoalStarted subgoal: SubgoalBegins(subgoal); break;
            case ControlStepped step: Running(step); break;
            case SubgoalEnded ended: SubgoalEnds(ended); break;
            case RecoveryChosen recovery: Line($"  [yellow]↻ {recovery.Recovery}[/]: {Escape(recovery.Text)}"); break;
            case QuestionAsked question: Asked(question); break;
            case TaskEnded ended: Ends(ended); break;
        }
    }

    private void Begin(TaskStarted started)
    {
        _names = new SpokenNames(started.Scene);
        Line($"[bold]{Escape(started.Instruction.Text)}[/]  [grey]{Escape(started.At.TaskId)}[/]");
        Line($"  [grey]sees[/]  {Escape(string.Join(", ", _names.All))}{(started.Scene.Privileged ? " [grey](simulator truth)[/]" : "")}");
    }

    private void Recall(Recollections recalled)
    {
        foreach (Recollection item in recalled.Items.Where(i => i.Event.Kind == MemoryKind.Outcome).Take(1))
        {
            string how = item.Event.Succeeded == true ? "it went well" : $"it ended with {item.Event.Cause}";
            Line($"  [grey]last time[/]  \"{Escape(item.Event.Subject)}\": {how}, {item.Event.Steps} steps");
        }

        if (recalled.AsOf.LastSequence > 0)
            Line($"  [grey]memory[/]  {recalled.Items.Length} recalled as of {Escape(recalled.AsOf.Name)} (#{recalled.AsOf.LastSequence})");
    }

    private void Grounded(Grounding grounding)
    {
        if (grounding.Goal is { } goal)
            Line($"  [grey]goal[/]  {Escape(_names.Speak(goal.ToString()))}  [grey]confidence {Number(grounding.Confidence)}[/]");
        if (grounding.NotUnderstood is { } why) Line($"  [red]not understood[/]  {Escape(_names.Speak(why))}");
    }

    private void Consulted(Consultation? consultation)
    {
        if (consultation is not null) Line(ConsultationLine.Of(consultation, _names.Speak));
    }

    private void Planned(PlanMade made)
    {
        Consulted(made.Outcome.Consultation);
        if (made.Outcome.Plan is not { } plan)
        {
            Line($"  [red]no plan[/]  {Escape(_names.Speak(made.Outcome.Impossible ?? ""))}");
            return;
        }

        _planned = plan.Subgoals.Length;
        _current = 0;
        console.Write(PlanTree.Of(plan, made.Number, _names.Speak));
    }

    private void SubgoalBegins(SubgoalStarted started)
    {
        _subgoalStart = started.At.Step;
        if (started.Try == 1) _current++;
        string again = started.Try > 1 ? $" [yellow](try {started.Try})[/]" : "";
        string number = started.Try == 0 ? "" : $"{_current}/{_planned} ";
        Line($"  [blue]▸[/] {number}{Escape(started.Subgoal.Sentence)}{again}");
    }

    private void Running(ControlStepped step)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal) return;
        console.Markup($"\r    [grey]{Escape(step.Step.Phase),-12} step {step.At.Step,5}  {Times(step.At)}[/]   ");
    }

    private void SubgoalEnds(SubgoalEnded ended)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal) console.Write("\r" + new string(' ', 70) + "\r");
        string mark = ended.Verdict.Kind switch
        {
            VerdictKind.Satisfied => "[green]✓ satisfied[/]",
            VerdictKind.Violated => $"[red]✗ violated: {ended.Verdict.Cause}[/]",
            _ => "[yellow]? inconclusive[/]",
        };
        long steps = ended.At.Step - _subgoalStart;
        Line($"    {mark}  {Escape(_names.Speak(ended.Verdict.Text))}  [grey]{steps} steps, {Number(steps * controlPeriod.TotalSeconds)} s[/]");
        if (ended.Verdict.Timing is { } alarm) Line($"      [yellow]{Escape(_names.Speak($"{alarm}"))}[/]");
        if (!ended.Outcome.Finished && ended.Outcome.Cause != Cause.None)
            Line($"      [grey]skill: {ended.Outcome.Cause}: {Escape(_names.Speak(ended.Outcome.Text))}[/]");
    }

    private void Asked(QuestionAsked asked)
    {
        Line($"  [yellow]?[/] {Escape(_names.Speak(asked.Question.Text))}  [grey]{Escape(_names.Speak(string.Join(" | ", asked.Question.Candidates)))}[/]");
        Line(asked.Answer is null ? "    [grey]nobody answered[/]" : $"    → {Escape(asked.Answer)}");
    }

    private void Ends(TaskEnded ended)
    {
        string end = ended.Outcome.Claimed ? "[green]done[/]" : $"[red]{ended.Outcome.Cause}[/]";
        Line($"  {end}  {Escape(_names.Speak(ended.Outcome.Text))}");
        Line($"  [grey]{ended.Outcome.Steps} steps, {ended.Outcome.Recoveries} recoveries, {Times(ended.At)}[/]");
    }

    private string Times(TaskStep at) =>
        $"simulated {Number(at.Step * controlPeriod.TotalSeconds)} s, wall {Number(clock.GetElapsedTime(_started).TotalSeconds)} s";

    private void Line(string markup) => console.MarkupLine(markup);

    private static string Escape(string text) => Markup.Escape(text);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
