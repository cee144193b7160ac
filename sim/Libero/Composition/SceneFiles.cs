using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Composition;

/// <summary>The meshes and textures of a scene by the name that its model gives them. A file is checked when it is added, and read each time it is asked for.</summary>
internal sealed class SceneFiles : IReadOnlyDictionary<string, ReadOnlyMemory<byte>>
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    public int Count => _paths.Count;

    public IEnumerable<string> Keys => _paths.Keys;

    public IEnumerable<ReadOnlyMemory<byte>> Values => _paths.Keys.Select(name => this[name]);

    public ReadOnlyMemory<byte> this[string key] => File.ReadAllBytes(_paths[key]);

    /// <exception cref="RoboticsException">MissingDependency: names the file and the task.</exception>
    public void Add(string name, string path, LiberoTask task)
    {
        if (!File.Exists(path)) throw LiberoFiles.Missing(path, task);
        _paths.Add(name, path);
    }

    /// <summary>Some of the files.</summary>
    public SceneFiles Only(IReadOnlySet<string> names)
    {
        SceneFiles some = new();
        foreach ((string name, string path) in _paths)
        {
            if (names.Contains(name)) some._paths.Add(name, path);
        }

        return some;
    }

    public bool ContainsKey(string key) => _paths.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ReadOnlyMemory<byte> value)
    {
        bool known = _paths.ContainsKey(key);
        value = known ? this[key] : default;
        return known;
    }

    public IEnumerator<KeyValuePair<string, ReadOnlyMemory<byte>>> GetEnumerator() =>
        _paths.Keys.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
