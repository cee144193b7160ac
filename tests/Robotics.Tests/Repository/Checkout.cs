namespace Robotics.Tests.Repository;

/// <summary>The checkout that the tests were built from, found by walking up from the test binary.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Every tracked-looking C# file: not under artifacts, bin or obj.</summary>
    public static IEnumerable<string> SourceFiles() =>
        new[] { "services", "robots", "sim", "protos", "tests" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Robotics.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"There is no Robotics.sln above {AppContext.BaseDirectory}.");
    }
}
