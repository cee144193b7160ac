using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Robotics.Cortex.Planning;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Models;
using Robotics.Host.Terminal;
using Robotics.Sim.Evaluation;
using Spectre.Console;

namespace Robotics.Host.Commands;

/// <summary><c>robotics plan</c>: goal and plan of an instruction, without moving.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        Command command = new("plan", "Print the goal and the plan of an instruction, without moving.");
        EpisodeArguments episode = new();
        BrainArguments brain = new();
        Option<bool> json = new("--json") { Description = "One JSON object on standard output." };
        Option<string?> pddl = new("--pddl") { Description = "Folder to write the planning problem to: domain.pddl and problem.pddl." };
        episode.AddTo(command);
        brain.AddTo(command);
        command.Add(json);
        command.Add(pddl);
        command.SetAction(async (parsed, ct) =>
        {
            HostConfiguration configuration = brain.Configuration(parsed).WithDefaultMemory();
            using IEpisode opened = episode.Open(parsed, configuration);
            return await PlanAsync(opened, configuration, brain.Snapshot(parsed), new Output(parsed.GetValue(json), parsed.GetValue(pddl)), ct);
        });
        return command;
    }

    private static async Task<int> PlanAsync(
        IEpisode episode, HostConfiguration configuration, MemorySnapshot? asOf, Output output, CancellationToken ct)
    {
        ILoggerFactory logging = HostLogging.Create(null);
        using LanguageModels models = new(configuration.Models, configuration.Seed, logging);
        await using BrainFactory brains = new(logging, models: models);
        Brain brain = brains.Around(brains.BodyOver(episode.Driver), configuration.Brain);
        SceneGraph scene = await brain.Perception.BeginAsync(new PerceptionContext("plan", configuration.Seed), ct);
        Recollections recalled = await brain.Memory.RecallAsync(
            new Cue(episode.Task.Instruction), asOf ?? await brain.Memory.SnapshotAsync(ct), ct);
        Grounding grounding = await brain.Planner.GroundAsync(new Instruction(episode.Task.Instruction), scene, recalled, ct);
        PlanOutcome? plan = grounding.Goal is { } goal ? await brain.Planner.PlanAsync(goal, scene, TriedEdges.None, ct) : null;
        if (output.PddlFolder is { } folder && grounding.Goal is { } wanted && brain.Planner is SymbolicPlanner symbolic) WritePddl(folder, symbolic.Export(wanted, scene));
        if (output.Json) PrintJson(episode.Task.Instruction, configuration.Brain.Planner, grounding, plan, scene);
        else Print(grounding, plan, scene);
        if (plan is null) return ExitCode.BadInput;
        return plan.Plan is null ? ExitCode.TaskFailed : ExitCode.Success;
    }

    private static void WritePddl(string folder, (string Domain, string Problem) pddl)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "domain.pddl"), pddl.Domain);
        File.WriteAllText(Path.Combine(folder, "problem.pddl"), pddl.Problem);
    }

    private static void PrintJson(string instruction, string planner, Grounding grounding, PlanOutcome? plan, SceneGraph scene) =>
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                instruction,
                planner,
                goal = grounding.Goal,
                grounding.Confidence,
                grounding.Question,
                grounding.NotUnderstood,
                grounding.Alternatives,
                grounding.Explanation,
                plan = plan?.Plan,
                impossible = plan?.Impossible,
                models = Consultations(grounding, plan).Select(c => new { c.Purpose, c.Proposed, c.Taken, c.Why, c.Exchanges }),
                objects = scene.Objects.Select(o => new { o.Id, o.Description.Category, o.Description.Names, o.Description.Attributes }),
                scene.Privileged,
            },
            RecordJson.Indented));

    private static IEnumerable<Consultation> Consultations(Grounding grounding, PlanOutcome? plan) =>
        new[] { grounding.Consultation, plan?.Consultation }.OfType<Consultation>();

    private static void Print(Grounding grounding, PlanOutcome? plan, SceneGraph scene)
    {
        SpokenNames names = new(scene);
        foreach (string line in grounding.Explanation) AnsiConsole.MarkupLine($"  [grey]{Markup.Escape(names.Speak(line))}[/]");
        if (grounding.Goal is { } goal) AnsiConsole.MarkupLine($"  [grey]goal[/]  {Markup.Escape(names.Speak(goal.ToString()))}  [grey]confidence {grounding.Confidence.ToString("F2", CultureInfo.InvariantCulture)}[/]");
        foreach (Goal other in grounding.Alternatives) AnsiConsole.MarkupLine($"  [grey]or[/]    {Markup.Escape(names.Speak(other.ToString()))}");
        foreach (Consultation consultation in Consultations(grounding, plan)) AnsiConsole.MarkupLine(ConsultationLine.Of(consultation, names.Speak));
        if (grounding.Question is { } question)
            AnsiConsole.MarkupLine($"  [yellow]?[/] {Markup.Escape(names.Speak(question.Text))}  {Markup.Escape(names.Speak(string.Join(" | ", question.Candidates)))}");
        if (grounding.NotUnderstood is { } why) AnsiConsole.MarkupLine($"  [red]not understood[/]  {Markup.Escape(names.Speak(why))}");
        if (plan?.Plan is { } made) AnsiConsole.Write(PlanTree.Of(made, 1, names.Speak));
        else if (plan is not null) AnsiConsole.MarkupLine($"  [red]no plan[/]  {Markup.Escape(names.Speak(plan.Impossible ?? ""))}");
    }

    /// <summary>How the answer is given.</summary>
    /// <param name="Json">As one JSON object.</param>
    /// <param name="PddlFolder">Where the problem goes as PDDL; null for nowhere.</param>
    private sealed record Output(bool Json, string? PddlFolder);
}
