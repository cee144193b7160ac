using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Robots;

/// <summary>Enumerations as snake_case names; an unknown one is refused with the known ones.</summary>
internal sealed class NamedEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Known =
        Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : $"a {reader.TokenType}";
        return Known.TryGetValue(text, out T value)
            ? value
            : throw new JsonException($"{typeof(T).Name} is '{text}'; allowed: {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
}
