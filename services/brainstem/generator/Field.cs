namespace Robotics.Ros2.Generator;

/// <summary>A field of a message.</summary>
internal sealed class Field(FieldType type, string name, string? initial)
{
    public FieldType Type { get; } = type;

    /// <summary>The property's name.</summary>
    public string Name { get; } = name;

    /// <summary>C# of the value in a new message.</summary>
    public string Initial { get; } = initial ?? Default(type);

    private static string Default(FieldType type)
    {
        if (type.Fixed is int n)
        {
            if (type.IsNested) return $"global::Robotics.Brainstem.Ros2.Cdr.FixedArray.Of<{type.CSharp}>({n})";
            return type.IsString ? $"global::Robotics.Brainstem.Ros2.Cdr.FixedArray.OfEmptyStrings({n})" : $"new {type.CSharp}[{n}]";
        }

        if (type.IsArray) return "[]";
        if (type.IsNested) return "new()";
        return type.IsString ? "\"\"" : "default";
    }
}
