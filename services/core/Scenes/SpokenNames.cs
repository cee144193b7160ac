namespace Robotics.Core.Scenes;

/// <summary>Puts the words people use in the place of a scene's opaque ids.</summary>
public sealed class SpokenNames
{
    private readonly (string Id, string Name)[] _names;

    /// <summary>Names nothing: texts stay as they are.</summary>
    public static SpokenNames None { get; } = new([]);

    public SpokenNames(SceneGraph scene)
        : this([.. scene.Objects.Select(o => (o.Id, o.Description.Names.FirstOrDefault(o.Description.Category)))])
    {
    }

    // Longer ids first, so that o12 is not read as o1 followed by a 2.
    private SpokenNames((string Id, string Name)[] names) =>
        _names = [.. names.OrderByDescending(n => n.Id.Length).ThenBy(n => n.Id, StringComparer.Ordinal)];

    public IEnumerable<string> All => _names.Select(n => n.Name).Order(StringComparer.Ordinal);

    public string Speak(string text) => _names.Aggregate(text, (t, n) => Replace(t, n.Id, n.Name));

    private static string Replace(string text, string id, string name)
    {
        int at = 0;
        while ((at = text.IndexOf(id, at, StringComparison.Ordinal)) >= 0)
        {
            int end = at + id.Length;
            bool whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (whole) text = string.Concat(text.AsSpan(0, at), name, text.AsSpan(end));
            at += whole ? name.Length : id.Length;
        }

        return text;
    }
}
