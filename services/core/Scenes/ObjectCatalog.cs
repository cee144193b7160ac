using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Core.Scenes;

/// <summary>What is known of each class of object away from any scene: names, shape and joints. One file a class, <c>CLASS.json</c>, in one folder.</summary>
public sealed class ObjectCatalog
{
    private static readonly JsonSerializerOptions Options = new(RecordJson.Indented)
    {
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new ShapeConverter() },
    };

    private readonly SortedDictionary<string, ObjectDescription> _classes;

    private ObjectCatalog(SortedDictionary<string, ObjectDescription> classes) => _classes = classes;

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyCollection<string> Classes => _classes.Keys;

    /// <summary>Reads every <c>*.json</c> of the folder.</summary>
    /// <exception cref="RoboticsException">MissingDependency: no such folder. MalformedFile: a file is no description of an object; the message says where.</exception>
    public static ObjectCatalog Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new RoboticsException(ErrorCode.MissingDependency, $"The catalog folder '{folder}' does not exist.");
        SortedDictionary<string, ObjectDescription> classes = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                classes[Path.GetFileNameWithoutExtension(file)] = JsonSerializer.Deserialize<ObjectDescription>(File.ReadAllText(file), Options)
                    ?? throw new JsonException("it is null");
            }
            catch (JsonException e)
            {
                throw new RoboticsException(ErrorCode.MalformedFile, $"{file}: {e.Message}", e);
            }
        }

        return new ObjectCatalog(classes);
    }

    /// <summary>The class of an object: its most usual name, with underscores.</summary>
    public static string ClassOf(ObjectDescription thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return thing.Names.FirstOrDefault(thing.Category).Replace(' ', '_');
    }

    /// <summary>Writes what <see cref="Load"/> reads: one file a class, without ids. Of several objects of a class the first counts.</summary>
    public static void Save(string folder, IEnumerable<ObjectDescription> objects)
    {
        Directory.CreateDirectory(folder);
        foreach (IGrouping<string, ObjectDescription> group in objects.GroupBy(ClassOf, StringComparer.Ordinal))
            File.WriteAllText(Path.Combine(folder, group.Key + ".json"), JsonSerializer.Serialize(group.First() with { Id = "" }, Options) + "\n");
    }

    /// <summary>The description of a class with an id; null when the class is not known.</summary>
    public ObjectDescription? Describe(string objectClass, string id) =>
        _classes.TryGetValue(objectClass, out ObjectDescription? known) ? known with { Id = id } : null;

    private sealed record ShapeEntry(ShapeKind Kind, Vec3 Size, ImmutableArray<Vec3>? Vertices = null);

    private sealed class ShapeConverter : JsonConverter<ConvexShape>
    {
        public override ConvexShape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            ShapeEntry entry = JsonSerializer.Deserialize<ShapeEntry>(ref reader, options) ?? throw new JsonException("a shape is null");
            return entry.Kind switch
            {
                ShapeKind.Box => ConvexShape.Box(entry.Size),
                ShapeKind.Sphere => ConvexShape.Sphere(entry.Size.X),
                ShapeKind.Cylinder => ConvexShape.Cylinder(entry.Size.X, entry.Size.Z),
                ShapeKind.Capsule => ConvexShape.Capsule(entry.Size.X, entry.Size.Z),
                ShapeKind.Ellipsoid => ConvexShape.Ellipsoid(entry.Size),
                _ => ConvexShape.Hull(entry.Vertices ?? []),
            };
        }

        public override void Write(Utf8JsonWriter writer, ConvexShape value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new ShapeEntry(value.Kind, value.Size, value.Vertices.IsEmpty ? null : value.Vertices), options);
    }
}
