using System.Globalization;
using System.Text.Json.Nodes;

namespace Robotics.Benchmarks.Apart;

/// <summary>What the brainstem's servo log says of a moment: since when the arm was held, and whether it moved again.</summary>
internal sealed class ServoLog(string folder)
{
    private const string Category = "Robotics.Servo";

    /// <summary>Real time from a loss until the arm was held; zero when it was held already, null when it was not.</summary>
    public TimeSpan? HeldAfter(DateTimeOffset loss)
    {
        List<(DateTimeOffset At, bool Moves)> lines = Read();
        if (lines.LastOrDefault(l => l.At <= loss) is { Moves: false }) return TimeSpan.Zero;
        return lines.FirstOrDefault(l => l.At > loss && !l.Moves) is { At: var held } && held > loss ? held - loss : null;
    }

    /// <summary>How often the arm began to move after it was held for the loss.</summary>
    public int MovesAfter(DateTimeOffset loss) => HeldAfter(loss) is { } held ? Read().Count(l => l.Moves && l.At > loss + held) : 0;

    private List<(DateTimeOffset At, bool Moves)> Read()
    {
        List<(DateTimeOffset At, bool Moves)> lines = [];
        foreach (string file in Directory.EnumerateFiles(folder, "brainstem-*.jsonl"))
        {
            // Written to meanwhile: its last line may be half of one.
            using StreamReader reader = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (reader.ReadLine() is { } line)
            {
                if (line.Contains(Category, StringComparison.Ordinal) && line.EndsWith('}')) lines.Add(Of(JsonNode.Parse(line)!));
            }
        }

        return [.. lines.OrderBy(l => l.At)];
    }

    private static (DateTimeOffset At, bool Moves) Of(JsonNode line)
    {
        DateTimeOffset written = DateTimeOffset.Parse((string)line["Timestamp"]!, CultureInfo.InvariantCulture);
        double ago = line["Properties"]?["AgoMs"] is { } ms ? (double)ms : 0;
        return (written - TimeSpan.FromMilliseconds(ago), ((string)line["MessageTemplate"]!).StartsWith("Moves", StringComparison.Ordinal));
    }
}
