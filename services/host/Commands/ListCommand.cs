using System.CommandLine;
using System.Text.Json;
using Robotics.Host.Composition;

namespace Robotics.Host.Commands;

/// <summary><c>robotics list</c>: what can be named on the command line.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        Argument<string> kind = new("kind") { Description = $"One of: {string.Join(", ", Catalogs.Kinds)}." };
        Option<bool> json = new("--json") { Description = "One JSON object on standard output." };
        Command command = new("list", "List what can be named: " + string.Join(", ", Catalogs.Kinds) + ".") { kind, json };
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetRequiredValue(kind);
            ImmutableArray<CatalogEntry> entries = Catalogs.Of(wanted);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    new Dictionary<string, object>(StringComparer.Ordinal) { [wanted] = entries }, RecordJson.Indented));
                return;
            }

            int width = entries.Max(e => e.Name.Length);
            foreach (CatalogEntry entry in entries) Console.WriteLine($"{entry.Name.PadRight(width)}  {entry.About}");
        });
        return command;
    }
}
