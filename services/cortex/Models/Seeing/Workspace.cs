namespace Robotics.Cortex.Models.Seeing;

/// <summary>All that a model is told of the world: at most so many facts, those that matter most for what was said.</summary>
/// <param name="Facts">In the scene's order.</param>
internal sealed record Workspace(ImmutableArray<Fact> Facts)
{
    /// <summary>What a word in common with the instruction adds to a fact.</summary>
    private const double Said = 2;

    /// <summary>What speaking of something that a reading of the words speaks of adds.</summary>
    private const double Meant = 3;

    /// <summary>Share of the facts that may introduce entities; the rest is for how they stand.</summary>
    private const double Entities = 0.75;

    /// <summary>Entities that a model can name, in the scene's order.</summary>
    public IEnumerable<string> Known => Facts.Select(f => f.Names).OfType<string>();

    public override string ToString() => string.Join('\n', Facts.Select(f => f.Text));

    /// <summary>Chooses the facts.</summary>
    /// <param name="facts">All that could be told, in order.</param>
    /// <param name="said">The words that they should have to do with.</param>
    /// <param name="meant">Entities that certainly matter.</param>
    /// <param name="most">How many may be told.</param>
    public static Workspace Choose(IEnumerable<Fact> facts, string said, IEnumerable<string> meant, int most)
    {
        HashSet<string> words = [.. Words(said)];
        HashSet<string> ids = [.. meant.SelectMany(id => new[] { id, EntityId.ObjectOf(id) })];
        (Fact Fact, int Place, double Weight)[] weighed = [.. facts.Select((f, i) => (f, i, Weigh(f, words, ids)))];
        (Fact Fact, int Place, double Weight)[] entities =
            [.. weighed.Where(f => f.Fact.Names is not null).OrderByDescending(f => f.Weight).ThenBy(f => f.Place).Take((int)Math.Ceiling(most * Entities))];
        HashSet<string> known = [.. entities.Select(f => f.Fact.Names!)];
        IEnumerable<(Fact Fact, int Place, double Weight)> others = weighed
            .Where(f => f.Fact.Names is null && f.Fact.About.All(known.Contains)).OrderByDescending(f => f.Weight).ThenBy(f => f.Place).Take(most - entities.Length);
        return new([.. entities.Concat(others).OrderBy(f => f.Place).Select(f => f.Fact)]);
    }

    private static double Weigh(Fact fact, HashSet<string> words, HashSet<string> ids) =>
        fact.Weight + (Said * Words(fact.Text).Distinct().Count(words.Contains)) + (Meant * fact.About.Count(ids.Contains));

    /// <summary>Words of three letters or more, in the singular as far as an s tells.</summary>
    private static IEnumerable<string> Words(string text) => new string([.. text.Select(c => char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).Select(w => w.EndsWith('s') ? w[..^1] : w);
}
