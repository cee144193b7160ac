using Robotics.Cortex.EmbodiedBench.Prompts;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.EmbodiedBench.Manipulation;

/// <summary>Finds what a phrase means among objects with positions: by its name where objects have one, by where it is, else any of them.</summary>
internal sealed class ObjectChooser(ImmutableArray<PlacedObject> objects)
{
    /// <summary>The objects that the phrase may mean, the likeliest first; all of them when nothing tells them apart.</summary>
    public ImmutableArray<PlacedObject> Choose(NounPhrase phrase)
    {
        string[] words = [.. phrase.Words.Select(w => w.Text), .. phrase.Colours];
        ImmutableArray<PlacedObject> named = [.. objects.Where(o => words.Length > 0 && words.All(w => Names(o).Contains(w)))];
        IEnumerable<PlacedObject> among = named.IsEmpty ? objects : named;
        foreach (Direction direction in phrase.Directions) among = Toward(among, direction);
        foreach (Complement place in phrase.Places.Where(p => p.Relation.Kind == RelationKind.Toward && p.Relation.Direction is not null))
            among = Beside(among, place);
        ImmutableArray<PlacedObject> chosen = [.. among];
        return chosen.IsEmpty ? objects : chosen;
    }

    /// <summary>Those that lie toward a side as seen by the viewer, the outermost first: y grows to the right, x towards the viewer.</summary>
    private static IEnumerable<PlacedObject> Toward(IEnumerable<PlacedObject> among, Direction direction) => direction switch
    {
        Direction.Left => among.OrderBy(o => o.Y),
        Direction.Right => among.OrderByDescending(o => o.Y),
        Direction.Front or Direction.Near => among.OrderByDescending(o => o.X),
        Direction.Back or Direction.Far => among.OrderBy(o => o.X),
        Direction.Top => among.OrderByDescending(o => o.Z),
        Direction.Bottom => among.OrderBy(o => o.Z),
        _ => Middle([.. among]),
    };

    private IEnumerable<PlacedObject> Beside(IEnumerable<PlacedObject> among, Complement place)
    {
        if (place.Objects.IsEmpty) return Toward(among, place.Relation.Direction!.Value);
        PlacedObject anchor = Choose(place.Objects[0])[0];
        return among.Where(o => o != anchor).OrderByDescending(o => IsBeside(o, anchor, place.Relation.Direction!.Value)).ThenBy(o => Math.Abs(o.X - anchor.X) + Math.Abs(o.Y - anchor.Y));
    }

    private static bool IsBeside(PlacedObject thing, PlacedObject anchor, Direction direction) => direction switch
    {
        Direction.Left => thing.Y < anchor.Y,
        Direction.Right => thing.Y > anchor.Y,
        Direction.Front or Direction.Near => thing.X > anchor.X,
        Direction.Back or Direction.Far => thing.X < anchor.X,
        Direction.Top => thing.Z > anchor.Z,
        Direction.Bottom => thing.Z < anchor.Z,
        _ => false,
    };

    private static IEnumerable<PlacedObject> Middle(PlacedObject[] among)
    {
        double centre = among.Length == 0 ? 0 : among.Average(o => o.Y);
        return among.OrderBy(o => Math.Abs(o.Y - centre));
    }

    private static string[] Names(PlacedObject thing) => thing.Name.ToLowerInvariant().Split(' ', '_');
}
