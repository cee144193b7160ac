using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.Language.Goals;

/// <summary>One way to read a clause's phrases of place: which of them says where the thing goes, and which say where things are.</summary>
/// <param name="Themes">The objects of the verb with the phrases that describe them.</param>
/// <param name="Destination">Where they go; null when the clause does not say.</param>
internal sealed record Attachment(ImmutableArray<NounPhrase> Themes, Complement? Destination)
{
    /// <summary>The ways to read a clause, the likeliest first.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="takesDestination">Whether the verb brings things somewhere.</param>
    public static IEnumerable<Attachment> Of(Clause clause, bool takesDestination)
    {
        ImmutableArray<Complement> places = clause.Complements;
        int[] moving = [.. Enumerable.Range(0, places.Length).Where(i => places[i].Relation.Motion)];
        int[] destinations = moving.Length > 0 ? [moving[^1]]
            : takesDestination ? [.. Enumerable.Range(0, places.Length).Where(i => places[i].Relation.Kind != RelationKind.From).Reverse()]
            : [];
        if (destinations.Length == 0) return [new Attachment(Described(clause.Themes, places), null)];
        return destinations.SelectMany(at => With(clause, at));
    }

    private static IEnumerable<Attachment> With(Clause clause, int at)
    {
        ImmutableArray<Complement> places = clause.Complements;
        ImmutableArray<Complement> behind = places[(at + 1)..];
        ImmutableArray<NounPhrase> themes = Described(clause.Themes, [.. places[..at], .. behind.Where(p => p.Relation.Kind == RelationKind.From)]);
        behind = [.. behind.Where(p => p.Relation.Kind != RelationKind.From)];
        Complement destination = places[at];
        if (destination.Objects is [.., { Pronoun: null } last])
            destination = destination with { Objects = destination.Objects.SetItem(destination.Objects.Length - 1, Nested(last, behind)) };
        yield return new Attachment(themes, destination);
    }

    /// <summary>Phrases of place describe the thing before them; each may in turn be described by the next ("in the drawer of the cabinet by the wall").</summary>
    public static ImmutableArray<NounPhrase> Described(ImmutableArray<NounPhrase> themes, ImmutableArray<Complement> places) =>
        themes.IsEmpty || places.IsEmpty ? themes : themes.SetItem(themes.Length - 1, Nested(themes[^1], places));

    private static NounPhrase Nested(NounPhrase phrase, ImmutableArray<Complement> places) =>
        places.Aggregate(phrase, (described, place) => described.At(place));
}
