namespace Robotics.Training;

/// <summary>One line of progress on standard error.</summary>
internal static class Progress
{
    private const int Width = 30;

    public static void Show(string what, int done, int all, string text)
    {
        int filled = all == 0 ? Width : Width * done / all;
        bool terminal = !Console.IsErrorRedirected;
        if (!terminal && done != all && done % Math.Max(1, all / 50) != 0) return;
        string line = $"{what} [{new string('=', filled).PadRight(Width)}] {done}/{all} {text}";
        if (terminal) Console.Error.Write($"\r{line}{(done == all ? "\n" : "")}");
        else Console.Error.WriteLine(line);
    }
}
