using System.Globalization;
using Robotics.Sim.Evaluation.Comparison;
using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>Two evaluations side by side, for people.</summary>
internal static class ComparisonTable
{
    /// <param name="console">Where it is printed.</param>
    /// <param name="comparison">What is printed.</param>
    /// <param name="configuration">What differs between the two configurations, a value each.</param>
    public static void Print(IAnsiConsole console, EvaluationComparison comparison, ImmutableArray<string> configuration)
    {
        SummaryTable.Widen(console);
        foreach (string difference in configuration) console.MarkupLine($"  [grey]{Markup.Escape(difference)}[/]");
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("suite").AddColumn("pairs").AddColumn("A").AddColumn("B").AddColumn("B ÷ A").AddColumn("B − A").AddColumn("95 % interval")
            .AddColumn("gained").AddColumn("lost").AddColumn("McNemar p");
        foreach (int column in Enumerable.Range(1, 9)) table.Columns[column].RightAligned();
        foreach (SuiteDifference suite in comparison.Suites) Add(table, Markup.Escape(suite.Suite), suite.Paired);
        if (comparison.Suites.Length != 1) Add(table, "[bold]all[/]", comparison.Overall);
        foreach (FaultDifference fault in comparison.Faults) Add(table, $"[grey]where {Markup.Escape(fault.Fault)} fired[/]", fault.Paired);
        console.Write(table);
        foreach (FlippedEpisode flip in comparison.Flipped)
        {
            string mark = flip.Gained ? "[green]gained[/]" : "[red]lost[/]  ";
            console.MarkupLine($"  {mark} {Markup.Escape($"{flip.Episode} {flip.TaskName}")}  [grey]{Markup.Escape($"{flip.Cause}: {flip.Text}")}[/]");
        }

        if (comparison.MeanStepsDifference is { } steps)
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [grey]steps where both succeeded: {steps:+0.0;-0.0;0}[/]"));
        if (comparison.OnlyInA + comparison.OnlyInB > 0)
            console.MarkupLine($"  [yellow]not compared: {comparison.OnlyInA} episodes that ran in A only, {comparison.OnlyInB} in B only[/]");
    }

    private static void Add(Table table, string name, PairedDifference paired) => table.AddRow(
        name,
        paired.N.ToString(CultureInfo.InvariantCulture),
        Percent(paired.RateA, "0.0"),
        Percent(paired.RateB, "0.0"),
        Percent(paired.Ratio, "0.0"),
        Percent(paired.Difference, "+0.0;-0.0;0.0"),
        $"{Percent(paired.Low, "+0.0;-0.0;0.0")} … {Percent(paired.High, "+0.0;-0.0;0.0")}",
        paired.OnlyB.ToString(CultureInfo.InvariantCulture),
        paired.OnlyA.ToString(CultureInfo.InvariantCulture),
        paired.McNemarP.ToString("0.0000", CultureInfo.InvariantCulture));

    private static string Percent(double? share, string format) =>
        share is { } value ? (100 * value).ToString(format, CultureInfo.InvariantCulture) + " %" : "";
}
