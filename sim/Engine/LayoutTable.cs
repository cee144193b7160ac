using System.Globalization;
using System.Reflection;

namespace Robotics.Sim.Engine;

/// <summary>Where the fields of MuJoCo's public structs lie in one version of the library: offsets, sizes, array shapes and enumeration values.</summary>
/// <remarks>Made by Layouts/dump.c from the headers of that version. Names are <c>struct.field</c> as the headers spell them.</remarks>
internal sealed class LayoutTable
{
    /// <summary>The environment variable that names a table for a version that is not embedded.</summary>
    public const string PathVariable = "ROBOTICS_MUJOCO_LAYOUT";

    private readonly Dictionary<string, int> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> enumerators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LayoutField> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LayoutArray> arrays = new(StringComparer.Ordinal);
    private readonly string source;

    private LayoutTable(string source) => this.source = source;

    /// <summary>What <c>mj_version()</c> answers in the version that this table describes.</summary>
    public int Version { get; private set; }

    /// <summary>The table named by <see cref="PathVariable"/>, else the embedded one of this version.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/>: neither exists; <see cref="ErrorCode.MalformedFile"/>: it cannot be read.</exception>
    public static LayoutTable For(int version, string versionText)
    {
        string? path = Environment.GetEnvironmentVariable(PathVariable);
        if (!string.IsNullOrEmpty(path)) return FromFile(path, version, versionText);

        foreach (LayoutTable table in Embedded())
        {
            if (table.Version == version) return table;
        }

        string known = string.Join(", ", Embedded().Select(t => t.Version.ToString(CultureInfo.InvariantCulture)));
        throw new RoboticsException(
            ErrorCode.MissingDependency,
            $"MuJoCo {versionText} was found, but its memory layout is not known (embedded: {known}). Install the package libmujoco2.2.2, or dump "
            + $"the layout with sim/Engine/Layouts/dump.c and let the environment variable {PathVariable} name the file.");
    }

    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>, with the line.</exception>
    public static LayoutTable Parse(string text, string source)
    {
        LayoutTable table = new(source);
        int line = 0;
        foreach (ReadOnlySpan<char> row in text.AsSpan().EnumerateLines())
        {
            line++;
            if (row.Trim().IsEmpty) continue;
            if (!table.Add(row.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                throw new RoboticsException(ErrorCode.MalformedFile, $"{source}:{line}: '{row}' is not a row of a MuJoCo layout table.");
            }
        }

        if (table.Version == 0) throw new RoboticsException(ErrorCode.MalformedFile, $"{source} has no row 'version N'.");
        return table;
    }

    /// <summary>The tables that this program brings along.</summary>
    public static IEnumerable<LayoutTable> Embedded()
    {
        Assembly assembly = typeof(LayoutTable).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.Contains("Layouts.mujoco-", StringComparison.Ordinal)) continue;
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return Parse(reader.ReadToEnd(), name);
        }
    }

    public bool HasArray(string name) => arrays.ContainsKey(name);

    public int SizeOf(string name) => Look(sizes, name);

    public int Enumerator(string name) => Look(enumerators, name);

    public LayoutField Field(string name) => Look(fields, name);

    public LayoutArray Array(string name) => Look(arrays, name);

    private static LayoutTable FromFile(string path, int version, string versionText)
    {
        if (!File.Exists(path)) throw new RoboticsException(ErrorCode.MissingDependency, $"{PathVariable} names '{path}', which does not exist.");
        LayoutTable table = Parse(File.ReadAllText(path), path);
        if (table.Version == version) return table;
        throw new RoboticsException(
            ErrorCode.MalformedFile, $"'{path}' describes MuJoCo {table.Version}; the library that was loaded is {version} ({versionText}).");
    }

    private bool Add(string[] row)
    {
        switch (row)
        {
            case ["version", var n] when int.TryParse(n, out int version):
                Version = version;
                return true;
            case ["size", var name, var n] when int.TryParse(n, out int bytes):
                return sizes.TryAdd(name, bytes);
            case ["enum", var name, var n] when int.TryParse(n, out int value):
                return enumerators.TryAdd(name, value);
            case ["field", var name, var o, var n] when int.TryParse(o, out int offset) && int.TryParse(n, out int bytes):
                return fields.TryAdd(name, new LayoutField(offset, bytes));
            case ["array", var name, var o, var type, var rows, var columns] when int.TryParse(o, out int offset):
                return arrays.TryAdd(name, new LayoutArray(offset, type, rows, columns));
            default:
                return false;
        }
    }

    private T Look<T>(Dictionary<string, T> rows, string name) =>
        rows.TryGetValue(name, out T? row)
            ? row
            : throw new RoboticsException(ErrorCode.MalformedFile, $"The MuJoCo layout table {source} has no row for '{name}'.");
}
