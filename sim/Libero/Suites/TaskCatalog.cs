using System.Globalization;

namespace Robotics.Sim.Libero.Suites;

/// <summary>LIBERO's five suites and their 130 tasks in the published order, whether or not their files are present.</summary>
public static class TaskCatalog
{
    private static readonly ImmutableArray<KeyValuePair<string, ImmutableArray<LiberoTask>>> All = Load();

    /// <summary>The names of the suites, in the order in which they were published.</summary>
    public static ImmutableArray<string> Suites { get; } = [.. All.Select(suite => suite.Key)];

    /// <summary>The tasks of a suite, in order.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.UnknownName"/>: lists the suites.</exception>
    public static ImmutableArray<LiberoTask> Suite(string suite)
    {
        foreach (KeyValuePair<string, ImmutableArray<LiberoTask>> entry in All)
        {
            if (entry.Key == suite) return entry.Value;
        }

        throw RoboticsException.Unknown("suite", suite, Suites);
    }

    /// <summary>The task of a suite with this number or name.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.UnknownName"/>: lists the suites, or the tasks of the suite.</exception>
    public static LiberoTask Find(string suite, string task)
    {
        ImmutableArray<LiberoTask> tasks = Suite(suite);
        if (int.TryParse(task, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < tasks.Length) return tasks[index];
        foreach (LiberoTask candidate in tasks)
        {
            if (candidate.Name == task) return candidate;
        }

        throw new RoboticsException(
            ErrorCode.UnknownName,
            FormattableString.Invariant($"There is no task '{task}' in {suite}. Known: 0…{tasks.Length - 1}, or a name: {string.Join(", ", tasks.Select(t => t.Name))}."));
    }

    /// <summary>Reads <c>SUITE/TASK</c> or <c>SUITE/TASK#INIT</c>; without a number the initial state is 0.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.InvalidArgument"/> when the text has another form; <see cref="ErrorCode.UnknownName"/>.</exception>
    public static (LiberoTask Task, int Init) Parse(string text)
    {
        string[] halves = text.Split('#');
        string[] path = halves[0].Split('/');
        int init = 0;
        if (halves.Length > 2 || path.Length != 2
            || (halves.Length == 2 && !int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out init)))
        {
            throw RoboticsException.Invalid("A LIBERO task", $"'{text}'", "SUITE/TASK or SUITE/TASK#INIT, e.g. libero_object/0#0");
        }

        return (Find(path[0], path[1]), init);
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<LiberoTask>>> Load()
    {
        using Stream stream = typeof(TaskCatalog).Assembly.GetManifestResourceStream("Robotics.Sim.Libero.tasks.txt")
            ?? throw new RoboticsException(ErrorCode.Internal, "The list of LIBERO's tasks is not embedded in the program.");
        using StreamReader reader = new(stream);
        List<KeyValuePair<string, ImmutableArray<LiberoTask>>> suites = [];
        List<LiberoTask> tasks = [];
        string suite = string.Empty;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (!line.StartsWith('['))
            {
                tasks.Add(new LiberoTask(suite, tasks.Count, line));
                continue;
            }

            if (tasks.Count > 0) suites.Add(new(suite, [.. tasks]));
            (suite, tasks) = (line.Trim('[', ']'), []);
        }

        suites.Add(new(suite, [.. tasks]));
        return [.. suites];
    }
}
