using Robotics.Sim.Libero.Suites;

namespace Robotics.Host.Evaluation;

/// <summary>One instruction to be understood in the start of a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Variant">Which wording, as its file calls it.</param>
/// <param name="Instruction">The words.</param>
internal sealed record LanguageRow(LiberoTask Task, string Variant, string Instruction)
{
    private const int Columns = 4;

    /// <summary>Every listed task's own instruction.</summary>
    public static ImmutableArray<LanguageRow> OwnWords { get; } =
        [.. TaskCatalog.Suites.SelectMany(suite => TaskCatalog.Suite(suite)).Select(task => new LanguageRow(task, "own", task.Instruction))];

    /// <summary>Reads a table of suite, task, variant, instruction; a first line of headings is left out.</summary>
    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: names the line. UnknownName: the suite or task.</exception>
    public static ImmutableArray<LanguageRow> Read(string file)
    {
        if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"The file of instructions is missing: {file}.");
        ImmutableArray<LanguageRow>.Builder rows = ImmutableArray.CreateBuilder<LanguageRow>();
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            string[] cells = line.Split('\t');
            if (line.Length == 0 || (number == 1 && cells[0] == "suite")) continue;
            if (cells.Length != Columns || string.IsNullOrWhiteSpace(cells[^1]))
                throw new RoboticsException(ErrorCode.MalformedFile, FormattableString.Invariant($"{file}:{number}: expected suite, task, variant and instruction, separated by tabs."));
            rows.Add(new LanguageRow(TaskCatalog.Find(cells[0], cells[1]), cells[2], cells[3]));
        }

        return rows.ToImmutable();
    }
}
