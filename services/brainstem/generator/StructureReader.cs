using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Robotics.Ros2.Generator;

/// <summary>Reads the sections of a .msg, .srv or .action file, which are separated by lines of three dashes.</summary>
internal static class StructureReader
{
    private static readonly Regex Line = new(@"^(?<type>\S+)\s+(?<name>[A-Za-z][A-Za-z0-9_]*)\s*(?<rest>.*)$");

    /// <exception cref="FormatException">A line is neither a field nor a constant; the message gives it.</exception>
    public static List<Structure> Read(string text, string package)
    {
        List<Structure> sections = new() { new Structure() };
        foreach (string raw in text.Split('\n'))
        {
            string line = WithoutComment(raw).Trim();
            if (line == "---") sections.Add(new Structure());
            else if (line.Length > 0) Add(sections[sections.Count - 1], line, package);
        }

        return sections;
    }

    private static void Add(Structure section, string line, string package)
    {
        Match match = Line.Match(line);
        FieldType? type = match.Success ? FieldType.Parse(match.Groups["type"].Value, package) : null;
        if (type is null) throw new FormatException($"'{line}' is no field or constant; a line is TYPE NAME, TYPE NAME DEFAULT or TYPE NAME=VALUE, without wstring");
        string name = match.Groups["name"].Value, rest = match.Groups["rest"].Value.Trim();
        if (rest.StartsWith("=", StringComparison.Ordinal))
        {
            section.Constants.Add($"public const {type.CSharp} {name} = {Literal(type, rest.Substring(1).Trim())};");
            return;
        }

        section.Fields.Add(new Field(type, Naming.Pascal(name), rest.Length == 0 ? null : type.IsArray ? Literals(type, rest) : Literal(type, rest)));
    }

    private static string Literals(FieldType type, string text)
    {
        string inner = text.TrimStart('[').TrimEnd(']').Trim();
        return inner.Length == 0 ? "[]" : $"[{string.Join(", ", inner.Split(',').Select(v => Literal(type, v.Trim())))}]";
    }

    private static string Literal(FieldType type, string text)
    {
        if (type.IsString) return "\"" + text.Trim('"', '\'').Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
        if (type.CSharp == "bool") return text.ToLowerInvariant() is "true" or "1" ? "true" : "false";
        if (type.CSharp is "double" or "float")
            return double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) + (type.CSharp == "float" ? "f" : "d");
        return text;
    }

    private static string WithoutComment(string line)
    {
        int hash = line.IndexOf('#');
        return hash < 0 ? line : line.Substring(0, hash);
    }
}
