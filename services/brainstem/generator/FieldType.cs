using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Robotics.Ros2.Generator;

/// <summary>The type of a field as a .msg file writes it, e.g. <c>float64[&lt;=3]</c>, <c>string&lt;=10</c>, <c>geometry_msgs/Pose[]</c>.</summary>
internal sealed class FieldType
{
    private static readonly Regex Form = new(@"^(?<name>[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*){0,2})(<=(?<string>\d+))?(?<array>\[(?<bound>(<=)?\d+)?\])?$");

    private static readonly Dictionary<string, (string CSharp, int Size)> Primitives = new()
    {
        ["bool"] = ("bool", 1),
        ["byte"] = ("byte", 1),
        ["char"] = ("byte", 1),
        ["uint8"] = ("byte", 1),
        ["int8"] = ("sbyte", 1),
        ["uint16"] = ("ushort", 2),
        ["int16"] = ("short", 2),
        ["uint32"] = ("uint", 4),
        ["int32"] = ("int", 4),
        ["uint64"] = ("ulong", 8),
        ["int64"] = ("long", 8),
        ["float32"] = ("float", 4),
        ["float64"] = ("double", 8),
        ["string"] = ("string", 4),
    };

    private FieldType(string name, string package)
    {
        if (Primitives.TryGetValue(name, out var primitive))
        {
            (CSharp, Size) = primitive;
            return;
        }

        string[] parts = name.Split('/');
        string owner = parts.Length > 1 ? parts[0] : name == "Header" ? "std_msgs" : package;
        CSharp = $"global::{Naming.Namespace(owner)}.{parts[parts.Length - 1]}";
    }

    /// <summary>The element's type in C#.</summary>
    public string CSharp { get; }

    /// <summary>Bytes of an element on the wire, at least; 0 for a nested message, whose class says so itself.</summary>
    public int Size { get; }

    public bool IsNested => Size == 0;

    public bool IsString => CSharp == "string";

    public bool IsArray { get; private set; }

    /// <summary>Elements of a fixed array; null for a sequence or a single value.</summary>
    public int? Fixed { get; private set; }

    /// <summary>Elements of a bounded sequence, at most; null without a bound.</summary>
    public int? Bound { get; private set; }

    public string Declared => IsArray ? CSharp + "[]" : CSharp;

    /// <summary>C# for the fewest bytes of the whole field.</summary>
    public string MinSize
    {
        get
        {
            if (IsArray && Fixed is null) return "4";
            string one = IsNested ? CSharp + ".MinSize" : Size.ToString(CultureInfo.InvariantCulture);
            return Fixed is int n ? $"({n} * {one})" : one;
        }
    }

    /// <returns>Null when it is none that the wire format has (wstring and long double are not supported).</returns>
    public static FieldType? Parse(string text, string package)
    {
        Match match = Form.Match(text);
        if (!match.Success || match.Groups["name"].Value is "wstring" or "long") return null;
        FieldType type = new(match.Groups["name"].Value, package) { IsArray = match.Groups["array"].Success };
        if (match.Groups["bound"].Value is { Length: > 0 } bound)
        {
            if (bound[0] == '<') type.Bound = int.Parse(bound.Substring(2), CultureInfo.InvariantCulture);
            else type.Fixed = int.Parse(bound, CultureInfo.InvariantCulture);
        }

        return type;
    }
}
