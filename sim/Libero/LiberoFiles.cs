using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero;

/// <summary>Where LIBERO's and robosuite's files are on this machine: a folder that holds clones <c>LIBERO/</c> and <c>robosuite/</c>.</summary>
public sealed class LiberoFiles
{
    /// <summary>The environment variable that names the folder; it wins over every other place.</summary>
    public const string Variable = "LIBERO_ROOT";

    private const string Checkout = "Robotics.sln";

    /// <summary>Uses the files below a folder.</summary>
    /// <param name="root">The folder that holds <c>LIBERO/</c> and <c>robosuite/</c>.</param>
    public LiberoFiles(string root) => Root = Path.GetFullPath(root);

    public string Root { get; }

    /// <summary>The folder of object, fixture and scene files.</summary>
    public string Assets => Path.Combine(Root, "LIBERO", "libero", "libero", "assets");

    /// <summary>The folder of robot, gripper and mount files.</summary>
    public string Robosuite => Path.Combine(Root, "robosuite", "robosuite", "models", "assets");

    /// <summary>The cache folder that <c>robotics libero fetch</c> fills.</summary>
    public static string Cache
    {
        get
        {
            string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache)) cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "robotics", "libero");
        }
    }

    /// <summary>
    /// Finds the files: the folder that LIBERO_ROOT names; else <c>../shared/libero</c> beside the checkout that the current directory or the program is in;
    /// else the cache folder.
    /// </summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/>: says where was looked.</exception>
    public static LiberoFiles Locate()
    {
        string[] candidates = [.. Candidates()];
        foreach (string candidate in candidates)
        {
            if (Directory.Exists(Path.Combine(candidate, "LIBERO"))) return new LiberoFiles(candidate);
        }

        throw new RoboticsException(
            ErrorCode.MissingDependency,
            $"LIBERO's files are missing: none of {string.Join(", ", candidates)} has a folder LIBERO. Run 'robotics libero fetch', or set {Variable}.");
    }

    /// <summary>The path of a task's BDDL file, whether it exists or not.</summary>
    public string Bddl(LiberoTask task) => Path.Combine(Root, "LIBERO", "libero", "libero", "bddl_files", task.Suite, task.Name + ".bddl");

    /// <summary>The path of a task's initial states, whether it exists or not.</summary>
    public string InitStates(LiberoTask task) => Path.Combine(Root, "LIBERO", "libero", "libero", "init_files", task.Suite, task.Name + ".pruned_init");

    /// <summary>Reads a file that a task needs.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/>: names the file and the task.</exception>
    public static byte[] Read(string path, LiberoTask task)
    {
        if (!File.Exists(path)) throw Missing(path, task);
        return File.ReadAllBytes(path);
    }

    internal static RoboticsException Missing(string path, LiberoTask task) =>
        new(ErrorCode.MissingDependency, $"The task {task} ({task.Name}) needs the file {path}, which is missing.");

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return [named];
        IEnumerable<string> beside = Ancestors(Environment.CurrentDirectory).Concat(Ancestors(AppContext.BaseDirectory))
            .Where(folder => File.Exists(Path.Combine(folder, Checkout)))
            .Select(folder => Path.GetFullPath(Path.Combine(folder, "..", "shared", "libero")));
        return beside.Append(Cache).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
