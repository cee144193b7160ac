using System.Reflection;
using Google.Protobuf.Reflection;
using Robotics.Protos.Mapping;
using Robotics.Tests.Repository;

namespace Robotics.Tests.Apart;

/// <summary>The wire changes only on purpose: every service, message, field and enum is compared with an approved list.</summary>
public sealed class WireSurfaceTests
{
    private static readonly string Approved = Path.Combine(Checkout.Root, "protos", "wire.approved.txt");

    private static readonly FileDescriptor[] Files = [.. typeof(SceneWriter).Assembly.GetTypes()
        .Where(t => t.Namespace == "Robotics.Protos.V1" && t.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(t => (FileDescriptor)t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
        .OrderBy(f => f.Name, StringComparer.Ordinal)];

    [Fact]
    public void The_wire_is_the_approved_one()
    {
        string surface = string.Join('\n', Files.SelectMany(Lines)) + "\n";
        if (File.Exists(Approved) && File.ReadAllText(Approved) == surface) return;
        string received = Path.Combine(Checkout.Root, "artifacts", "wire.received.txt");
        File.WriteAllText(received, surface);
        Assert.Fail($"The wire has changed. Numbers once used are reserved for ever; if the change is meant, copy {received} over {Approved}.");
    }

    [Fact]
    public void Doubles_keep_the_sign_of_zero_and_nothing_is_a_map() =>
        Assert.Empty(Files.SelectMany(f => f.MessageTypes).SelectMany(m => m.Fields.InDeclarationOrder())
            .Where(f => f.IsMap || (f is { FieldType: FieldType.Double, IsRepeated: false, HasPresence: false })).Select(f => f.FullName));

    private static IEnumerable<string> Lines(FileDescriptor file)
    {
        yield return file.Name;
        foreach (MethodDescriptor call in file.Services.SelectMany(s => s.Methods))
            yield return $"  {call.FullName}: {(call.IsClientStreaming ? "stream " : "")}{call.InputType.Name} -> {(call.IsServerStreaming ? "stream " : "")}{call.OutputType.Name}{Repeatable(call)}";
        foreach (EnumDescriptor kind in file.EnumTypes) yield return $"  {kind.Name}: {string.Join(", ", kind.Values.Select(v => $"{v.Name} {v.Number}"))}";
        foreach (MessageDescriptor message in file.MessageTypes)
        {
            yield return $"  {message.Name}";
            foreach (FieldDescriptor field in message.Fields.InFieldNumberOrder()) yield return $"    {field.FieldNumber} {field.Name}: {TypeOf(field)}";
        }
    }

    private static string Repeatable(MethodDescriptor call) =>
        call.GetOptions() is { HasIdempotencyLevel: true } options ? $" ({options.IdempotencyLevel})" : "";

    private static string TypeOf(FieldDescriptor field)
    {
        string type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.Name,
            FieldType.Enum => field.EnumType.Name,
            _ => field.FieldType.ToString(),
        };
        string oneof = field.RealContainingOneof is { } group ? $" of {group.Name}" : "";
        return field.IsRepeated ? $"{type}[]" : type + oneof;
    }
}
