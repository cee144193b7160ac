using System.Linq;
using System.Text;

namespace Robotics.Ros2.Generator;

/// <summary>Writes one structure as a class with its codec.</summary>
internal static class StructureWriter
{
    public static void Write(StringBuilder code, string name, string rosType, Structure structure)
    {
        code.Append($$"""
            /// <summary>{{rosType}}</summary>
            internal sealed class {{name}} : global::Robotics.Brainstem.Ros2.Cdr.IMessage<{{name}}>
            {

            """);
        foreach (string constant in structure.Constants) code.AppendLine("    " + constant);
        foreach (Field field in structure.Fields) code.AppendLine($"    public {field.Type.Declared} {Member(field, name)} {{ get; set; }} = {field.Initial};");
        string size = structure.Fields.Count == 0 ? "1" : string.Join(" + ", structure.Fields.Select(f => f.Type.MinSize));
        code.AppendLine($"    public static string RosType => \"{rosType}\";");
        code.AppendLine($"    public static int MinSize {{ get; }} = {size};");
        code.AppendLine("    public void Write(global::Robotics.Brainstem.Ros2.Cdr.CdrWriter writer)\n    {");
        if (structure.Fields.Count == 0) code.AppendLine("        writer.Write((byte)0);");
        foreach (Field field in structure.Fields) code.AppendLine("        " + Written(field.Type, Member(field, name)));
        code.AppendLine($"    }}\n    public static {name} Read(ref global::Robotics.Brainstem.Ros2.Cdr.CdrReader reader)\n    {{\n        {name} message = new();");
        if (structure.Fields.Count == 0) code.AppendLine("        reader.Skip(1);");
        foreach (Field field in structure.Fields) code.AppendLine($"        message.{Member(field, name)} = {Reading(field.Type)};");
        code.AppendLine("        return message;\n    }\n}");
    }

    /// <summary>C# does not let a member have its class's name.</summary>
    private static string Member(Field field, string name) => field.Name == name ? field.Name + "Value" : field.Name;

    private static string Written(FieldType type, string member)
    {
        if (type.Fixed is int n) return $"writer.WriteArray{(type.IsNested ? "OfMessages" : "")}({member}, {n});";
        if (type.IsArray) return $"writer.WriteSequence{(type.IsNested ? "OfMessages" : "")}({member});";
        return type.IsNested ? $"{member}.Write(writer);" : $"writer.Write({member});";
    }

    private static string Reading(FieldType type)
    {
        string kind = type.IsNested ? "Messages<" + type.CSharp + ">" : type.IsString ? "Strings" : type.CSharp == "bool" ? "Bools" : "Numbers<" + type.CSharp + ">";
        if (type.Fixed is int n) return $"reader.ReadArrayOf{kind}({n})";
        if (type.IsArray) return $"reader.ReadSequenceOf{kind}({(type.Bound is int most ? most.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")})";
        if (type.IsNested) return $"{type.CSharp}.Read(ref reader)";
        return type.IsString ? "reader.ReadString()" : type.CSharp == "bool" ? "reader.ReadBool()" : $"reader.ReadNumber<{type.CSharp}>()";
    }
}
