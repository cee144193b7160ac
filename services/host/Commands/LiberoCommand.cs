using System.CommandLine;
using System.Text.Json;
using Robotics.Host.Terminal;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Fetching;

namespace Robotics.Host.Commands;

/// <summary><c>robotics libero fetch</c>: brings LIBERO's files here, or says that they are here.</summary>
internal static class LiberoCommand
{
    public static Command Create() => new("libero", "LIBERO's files.") { Fetch() };

    private static Command Fetch()
    {
        Option<string?> to = new("--to") { Description = "Folder to fill (default: the cache, and only when the files are nowhere else)." };
        Option<string> from = new("--from")
        {
            Description = "Base address of the repositories, for a mirror.",
            DefaultValueFactory = _ => LiberoSource.DefaultBase,
        };
        Option<bool> json = new("--json") { Description = "One JSON object on standard output." };
        Command command = new("fetch", "Clone LIBERO and robosuite at the commits that numbers are comparable at, and verify them.") { to, from, json };
        command.SetAction(async (parsed, ct) =>
        {
            string? there = parsed.GetValue(to) is null ? Elsewhere() : null;
            string root = there ?? Path.GetFullPath(parsed.GetValue(to) ?? LiberoFiles.Cache);
            if (there is null) await new LiberoFetch(LiberoSource.Published, parsed.GetRequiredValue(from), Console.Error.WriteLine).RunAsync(root, ct);
            else await Console.Error.WriteLineAsync($"LIBERO's files are in {root}; nothing is fetched.");
            ImmutableArray<LiberoInventory> suites = [.. LiberoInventory.Of(new LiberoFiles(root))];
            Report(root, suites, parsed.GetValue(json));

            // What a folder of the user's own lacks is said; it is theirs to lack.
            return there is not null || suites.All(s => s.Missing.IsEmpty) ? ExitCode.Success : ExitCode.MissingDependency;
        });
        return command;
    }

    /// <summary>Where the files are, when that is not the cache.</summary>
    private static string? Elsewhere()
    {
        try
        {
            string root = LiberoFiles.Locate().Root;
            return root == Path.GetFullPath(LiberoFiles.Cache) ? null : root;
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.MissingDependency)
        {
            return null;
        }
    }

    private static void Report(string root, ImmutableArray<LiberoInventory> suites, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { root, suites }, RecordJson.Indented));
        }
        else
        {
            foreach (LiberoInventory suite in suites)
            {
                Console.WriteLine($"{suite.Suite,-15} {suite.Tasks - suite.Missing.Length} of {suite.Tasks} tasks find all of their files");
                foreach (string missing in suite.Missing) Console.WriteLine($"  {missing}");
            }
        }
    }
}
